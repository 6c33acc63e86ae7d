import { setTimeout as wait } from 'node:timers/promises';
import type { OutboxEvent } from '@yuanhang/contract';
import { buildStudent, buildSubmitted, buildTripProgramme, decide } from '../../../server/test/factories/applications';
import { Chat } from '../lab/chat';
import { until } from '../lab/child';
import { startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

interface Change {
  readonly eventId: string;
  readonly event: OutboxEvent;
}
/** What was decided, as the events that were committed with it; the student hears of each. */
async function approvals({ database }: World): Promise<Change[]> {
  const rows = await database.select<{ id: string; body: string }>(
    `SELECT id, body FROM outbox_events WHERE type IN ('review_advanced', 'stage_changed')`,
  );
  return rows
    .map(({ id, body }) => ({ eventId: id, event: JSON.parse(body) as OutboxEvent }))
    .filter(
      ({ event }) => event.type === 'review_advanced' || (event.type === 'stage_changed' && event.to === 'approved'),
    );
}
const number = async ({ database }: World, sql: string): Promise<number> =>
  Number((await database.first<{ n: number }>(sql))?.n);

export const commitAndSend: Scenario = {
  key: 'commit-and-send',
  bar: 'A status change and its message are one: kill between commit and send',
  async run(lab) {
    const world = await openWorld(await lab.place('commit-and-send'));
    const { cast } = world;
    const server = await startServer(world.place);
    world.pointTo(server.url);
    const programmeId = await buildTripProgramme(world.world, cast.office, { places: null });
    const chat = new Chat(world);
    await chat.logIn();
    const found = new Findings();
    const rounds = lab.times(2, 40);
    let unacknowledged = 0;

    for (let round = 0; round < rounds; round += 1) {
      const waiting = [];
      for (let n = 0; n < 4; n += 1) {
        const student = await buildStudent(world.world, cast.languages, `学生${round}-${n}`);
        await chat.bind(`contact-${round}-${n}`, student);
        waiting.push(await buildSubmitted(world.world, student, programmeId));
      }
      // The server dies with the first answers: decided, and perhaps not yet told.
      let answers = 0;
      const decided = waiting.map(async (application) => {
        const passed = await decide(cast.collegeReviewer, application);
        answers += 1;
        await decide(cast.office, passed);
        answers += 1;
      });
      // Handled from now on: those under way break off with the server.
      const settled = Promise.allSettled(decided);
      await until('decisions to be answered', async () => answers > round % 6);
      await wait(20 * Math.random());
      await server.kill();
      await settled;
      await server.start();
      // The bot dies too now and then: said, and not acknowledged.
      if (round % 2 === 0) {
        const { items } = await chat.claim(2);
        for (const item of items) chat.say(item);
        unacknowledged += items.length;
      }
    }

    await until(
      'all events to be delivered',
      async () => (await number(world, 'SELECT COUNT(*) AS n FROM outbox_events WHERE done_at IS NULL')) === 0,
    );
    // What the dead bot held comes back when its minute is over.
    await until(
      'all messages to be said',
      async () => {
        await chat.sayAll();
        const left = `SELECT COUNT(*) AS n FROM deliveries WHERE channel = 'chat' AND state IN ('waiting', 'claimed')`;
        return (await number(world, left)) === 0;
      },
      120,
    );

    const changes = await approvals(world);
    const rows = await number(world, `SELECT COUNT(*) AS n FROM timeline_entries WHERE operation = 'approve'`);
    found.expect(changes.length === rows, `${rows} decisions, ${changes.length} events`);
    const keys = changes.map(({ eventId, event }) => `${eventId}:${'studentId' in event ? event.studentId : ''}`);
    const missing = keys.filter((key) => !chat.said.has(key)).length;
    const again = [...chat.said.values()].filter((times) => times > 1).length;
    const messages = await number(world, 'SELECT COUNT(*) AS n FROM messages');
    const distinct = await number(world, 'SELECT COUNT(DISTINCT dedupe_key) AS n FROM messages');
    found.expect(missing === 0, `${missing} changes were never told`);
    found.expect(again <= unacknowledged, `${again} messages came twice, ${unacknowledged} were not acknowledged`);
    found.expect(messages === distinct, 'a message stands there twice');
    await server.stop();
    await world.world.stop();
    const doubled = Math.max(0, again - unacknowledged);
    const counts = {
      rounds,
      changes: rows,
      said: chat.said.size,
      missing,
      unacknowledged,
      'said again by key': again,
      doubled,
    };
    return { counts, problems: found.problems };
  },
};
