import { setTimeout as wait } from 'node:timers/promises';
import type { OutboxEvent } from '@yuanhang/contract';
import {
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  decide,
} from '../../../server/test/factories/applications';
import { BotClient } from '../harness/bot-client';
import { type Fixture, openFixture } from '../harness/fixture';
import { type ProductProcess, startServer } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import { Findings, type Scenario } from '../scenario';

interface StoredEvent {
  readonly eventId: string;
  readonly event: OutboxEvent;
}

/** The outbox events of approvals; each must become one message to its student. */
async function approvalEvents({ database }: Fixture): Promise<StoredEvent[]> {
  const rows = await database.select<{ id: string; body: string }>(
    `SELECT id, body FROM outbox_events WHERE type IN ('review_advanced', 'stage_changed')`,
  );
  return rows
    .map(({ id, body }) => ({ eventId: id, event: JSON.parse(body) as OutboxEvent }))
    .filter(
      ({ event }) => event.type === 'review_advanced' || (event.type === 'stage_changed' && event.to === 'approved'),
    );
}

/** Four students are approved by both reviewers, and the server is killed while these approvals are in progress. */
async function killDuringApprovals(
  fixture: Fixture,
  bot: BotClient,
  server: ProductProcess,
  programmeId: string,
  round: number,
): Promise<void> {
  const { context, people } = fixture;
  const applications = [];
  for (let n = 0; n < 4; n += 1) {
    const student = await buildStudent(context, people.languages, `学生${round}-${n}`);
    await bot.bind(`contact-${round}-${n}`, student);
    applications.push(await buildSubmitted(context, student, programmeId));
  }
  let answers = 0;
  const decisions = applications.map(async (application) => {
    const passed = await decide(people.collegeReviewer, application);
    answers += 1;
    await decide(people.office, passed);
    answers += 1;
  });
  // Attach the rejection handlers before the kill: requests in progress fail with the server.
  const settled = Promise.allSettled(decisions);
  await waitFor('approvals to be answered', async () => answers > round % 6);
  await wait(20 * Math.random());
  await server.kill();
  await settled;
  await server.start();
}

export const commitAndSend: Scenario = {
  key: 'commit-and-send',
  requirement: 'A status change and its message are one: kill between commit and send',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('commit-and-send'));
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const programmeId = await buildExchangeProgramme(fixture.context, fixture.people.office, { places: null });
    const bot = new BotClient(fixture);
    await bot.logIn();
    const findings = new Findings();
    const rounds = harness.scale(2, 40);
    let unacknowledged = 0;

    for (let round = 0; round < rounds; round += 1) {
      await killDuringApprovals(fixture, bot, server, programmeId, round);
      // In every other round the bot too fails: it sends two messages and does not acknowledge them.
      if (round % 2 === 0) {
        const { items } = await bot.claim(2);
        for (const item of items) bot.recordSent(item);
        unacknowledged += items.length;
      }
    }

    await waitFor(
      'all outbox events to be processed',
      async () => (await fixture.count('SELECT COUNT(*) AS n FROM outbox_events WHERE done_at IS NULL')) === 0,
    );
    // The claims that were not acknowledged expire after one minute; then their messages are due again.
    await waitFor('all messages to be sent', async () => {
      await bot.deliverAll();
      const open = `SELECT COUNT(*) AS n FROM deliveries WHERE channel = 'chat' AND state IN ('waiting', 'claimed')`;
      return (await fixture.count(open)) === 0;
    });

    const events = await approvalEvents(fixture);
    const approvals = await fixture.count(`SELECT COUNT(*) AS n FROM timeline_entries WHERE operation = 'approve'`);
    findings.expect(events.length === approvals, `${approvals} approvals, ${events.length} events`);
    const keys = events.map(({ eventId, event }) => `${eventId}:${'studentId' in event ? event.studentId : ''}`);
    const missing = keys.filter((key) => !bot.sendCounts.has(key)).length;
    const sentAgain = [...bot.sendCounts.values()].filter((times) => times > 1).length;
    const messages = await fixture.count('SELECT COUNT(*) AS n FROM messages');
    const distinct = await fixture.count('SELECT COUNT(DISTINCT dedupe_key) AS n FROM messages');
    findings.expect(missing === 0, `${missing} approvals without a message`);
    findings.expect(
      sentAgain <= unacknowledged,
      `${sentAgain} messages were sent twice, although only ${unacknowledged} were not acknowledged`,
    );
    findings.expect(messages === distinct, 'a message was stored twice');
    await server.stop();
    await fixture.close();
    const counts = {
      rounds,
      approvals,
      sent: bot.sendCounts.size,
      missing,
      unacknowledged,
      'sent again under the same key': sentAgain,
      doubled: Math.max(0, sentAgain - unacknowledged),
    };
    return { counts, problems: findings.problems };
  },
};
