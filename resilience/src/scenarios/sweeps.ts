import { Setting } from '../../../server/src/platform/database/settings';
import {
  begin,
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
} from '../../../server/test/factories/applications';
import { BotClient } from '../harness/bot-client';
import { type Fixture, openFixture } from '../harness/fixture';
import { startServer } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import { Findings, type Scenario } from '../scenario';

interface MessageGroup {
  readonly rule: string;
  readonly title: string;
  readonly body: string;
  readonly messages: number;
  readonly not_before: string | null;
}

/** Sets the business clock in the database. Call it while no server runs. */
async function setClock({ database }: Fixture, instant: string): Promise<void> {
  const value = String(new Date(instant).getTime() - Date.now());
  await database.transaction((transaction) =>
    database.model(Setting).update({ value }, { where: { name: 'clock_offset_ms' }, transaction }),
  );
}

/** Starts two servers at the same moment, each with its own TZ, and stops them when both have run the missed sweeps. */
async function sweepWithTwoServers(
  fixture: Fixture,
  zones: readonly [string, string],
  findings: Findings,
): Promise<void> {
  const servers = await Promise.all(zones.map((TZ) => startServer(fixture.workspace, { TZ, LOG_LEVEL: 'info' })));
  // A server answers /readyz before it has run the missed sweeps, and a server that is stopped leaves the remaining
  // sweeps to the next start. The log line `ready` comes after them.
  await waitFor('both servers to have run the missed sweeps', async () =>
    servers.every(({ subprocess }) => subprocess.log.includes('"msg":"ready"')),
  );
  await Promise.all(servers.map((server) => server.stop()));
  findings.expect(
    servers.every(({ subprocess }) => !subprocess.log.includes('"msg":"job failed"')),
    `${zones[0]}: a job failed`,
  );
}

/**
 * All messages and when they may be sent, without ids, so that two databases can be compared; without those about the
 * binding of a chat, which name the real time of the test.
 */
async function messagesIn({ database }: Fixture): Promise<string[]> {
  const rows = await database.select<MessageGroup>(
    `SELECT m.rule, m.title, m.text AS body, COUNT(*) AS messages, MIN(d.not_before) AS not_before
     FROM messages m LEFT JOIN deliveries d ON d.message_id = m.id
     WHERE m.rule <> 'chat_bound' GROUP BY m.rule, m.title, m.text`,
  );
  // Application numbers depend on the order in which concurrent requests were processed.
  return rows.map((row) => JSON.stringify(row).replace(/YH\d{4}-\d{6}/g, 'YH')).sort();
}

/** Staff digests record a step for every day, with or without a message, so they are not counted as reminders. */
const isReminder = "rule NOT IN ('staff_digest', 'safety_digest')";

async function countSteps(fixture: Fixture): Promise<{ sent: number; superseded: number; doubled: number }> {
  const stepsIn = (state: string) =>
    fixture.count(`SELECT COUNT(*) AS n FROM reminder_steps WHERE ${isReminder} AND state = :state`, { state });
  const messages = await fixture.count(
    `SELECT COUNT(*) AS n FROM messages WHERE rule IN (SELECT DISTINCT rule FROM reminder_steps WHERE ${isReminder})`,
  );
  const sent = await stepsIn('sent');
  return { sent, superseded: await stepsIn('superseded'), doubled: messages - sent };
}

/** Drafts and approved applications before their deadlines, then several days without a server, four times. */
async function runAfterDowntime(
  fixture: Fixture,
  students: number,
  zones: readonly [string, string],
  findings: Findings,
) {
  const { context, people } = fixture;
  const programmeId = await buildExchangeProgramme(context, people.office, { places: null });
  const server = await startServer(fixture.workspace);
  fixture.useServers(server);
  const bot = new BotClient(fixture);
  await bot.logIn();
  for (let n = 0; n < students; n += 1) {
    const withDraft = await buildStudent(context, people.languages, `草稿${n}`);
    await begin(withDraft, programmeId);
    const approved = await buildStudent(context, people.languages, `通过${n}`);
    await buildApproved(context, people, approved, programmeId);
    await bot.bind(`draft-${n}`, withDraft);
    await bot.bind(`approved-${n}`, approved);
  }
  await server.stop();
  // 23:30 in Shanghai, in the quiet hours: `not_before` is 08:00 of the next day, whatever the exact time of the sweep.
  for (const instant of [
    '2026-12-11T15:30:00.000Z',
    '2026-12-14T15:30:00.000Z',
    '2026-12-16T15:30:00.000Z',
    '2027-02-01T15:30:00.000Z',
  ]) {
    await setClock(fixture, instant);
    await sweepWithTwoServers(fixture, zones, findings);
  }
  return {
    ...(await countSteps(fixture)),
    messages: await messagesIn(fixture),
    lapsed: await fixture.count(`SELECT COUNT(*) AS n FROM applications WHERE stage = 'lapsed'`),
    lapseEntries: await fixture.count(`SELECT COUNT(*) AS n FROM timeline_entries WHERE stage = 'lapsed'`),
  };
}

export const sweeps: Scenario = {
  key: 'sweeps',
  requirement: 'Three days of downtime caught up once; two servers at once double nothing; TZ changes no instant',
  async run(harness) {
    const students = harness.scale(2, 30);
    const findings = new Findings();
    const results = [];
    for (const [index, zones] of (
      [
        ['UTC', 'UTC'],
        ['America/New_York', 'America/New_York'],
      ] as const
    ).entries()) {
      const fixture = await openFixture(await harness.workspace(`sweeps-${index}`));
      const result = await runAfterDowntime(fixture, students, zones, findings);
      const { doubled, lapsed, lapseEntries, sent, superseded } = result;
      findings.expect(doubled === 0, `${zones[0]}: ${doubled} more reminders than reminder steps`);
      findings.expect(lapsed === students, `${zones[0]}: ${lapsed} of ${students} drafts lapsed`);
      findings.expect(lapseEntries === students, `${zones[0]}: ${lapseEntries} timeline entries of ${students} lapses`);
      findings.expect(sent > 0 && superseded > 0, `${zones[0]}: nothing was due`);
      results.push(result);
      await fixture.close();
    }
    const [utc, newYork] = results;
    const same = JSON.stringify(utc?.messages) === JSON.stringify(newYork?.messages);
    findings.expect(same, `different messages:\n${utc?.messages.join('\n')}\n--\n${newYork?.messages.join('\n')}`);
    const { sent = 0, superseded = 0, doubled = 0, lapsed = 0 } = utc ?? {};
    return {
      counts: { students: 2 * students, 'server starts': 16, sent, superseded, lapsed, doubled },
      problems: findings.problems,
    };
  },
};
