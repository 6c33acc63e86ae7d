import { begin, buildApproved, buildStudent, buildTripProgramme } from '../../../server/test/factories/applications';
import { Chat } from '../lab/chat';
import { until } from '../lab/child';
import { type Server, startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

interface Told {
  readonly rule: string;
  readonly title: string;
  readonly words: string;
  readonly told: number;
  readonly not_before: string | null;
}

/** While no server runs: the business clock, by the one row that holds it. */
async function setClock({ database }: World, at: string): Promise<void> {
  const value = String(new Date(at).getTime() - Date.now());
  await database.transaction((tx) => database.update('settings', { name: 'clock_offset_ms' }, { value }, tx));
}

/** Two servers that start at the same moment, each in its own time zone; both sweep what was missed. */
async function sweepWithTwo(world: World, zones: readonly [string, string], found: Findings): Promise<void> {
  const servers: Server[] = await Promise.all(zones.map((TZ) => startServer(world.place, { TZ, LOG_LEVEL: 'info' })));
  // It answers before it has caught up, and stops between two sweeps when it is told to: what is left waits for the next.
  await until('both to have caught up', async () => servers.every(({ child }) => child.log.includes('"msg":"ready"')));
  await Promise.all(servers.map((server) => server.stop()));
  found.expect(
    servers.every(({ child }) => !child.log.includes('"msg":"sweep failed"')),
    `${zones[0]}: a sweep failed`,
  );
}

/** Who was told what and when it may be said, without ids: to be compared between databases. */
async function toldIn({ database }: World): Promise<string[]> {
  const rows = await database.select<Told>(
    `SELECT m.rule, m.title, m.text AS words, COUNT(*) AS told, MIN(d.not_before) AS not_before
     FROM messages m LEFT JOIN deliveries d ON d.message_id = m.id GROUP BY m.rule, m.title, m.text`,
  );
  // Applications are numbered in the order in which they happen to begin.
  return rows.map((row) => JSON.stringify(row).replace(/YH\d{4}-\d{6}/g, 'YH')).sort();
}

/** The digests of staff mark a day as looked at even when there was nothing to say: their rows are no reminders. */
const ofReminders = "rule NOT IN ('staff_digest', 'safety_digest')";

async function stepsIn({ database }: World): Promise<{ sent: number; superseded: number; doubled: number }> {
  const steps = await database.select<{ state: string; n: number }>(
    `SELECT state, COUNT(*) AS n FROM reminder_steps WHERE ${ofReminders} GROUP BY state`,
  );
  const of = (state: string) => Number(steps.find((step) => step.state === state)?.n ?? 0);
  const messages = await database.first<{ n: number }>(
    `SELECT COUNT(*) AS n FROM messages WHERE rule IN (SELECT DISTINCT rule FROM reminder_steps WHERE ${ofReminders})`,
  );
  return { sent: of('sent'), superseded: of('superseded'), doubled: Number(messages?.n) - of('sent') };
}

/** A university before Christmas, three days without a server, and what it is told afterwards. */
async function afterDowntime(world: World, students: number, zones: readonly [string, string], found: Findings) {
  const { cast } = world;
  const programmeId = await buildTripProgramme(world.world, cast.office, { places: null });
  const setUp = await startServer(world.place);
  world.pointTo(setUp.url);
  const chat = new Chat(world);
  await chat.logIn();
  for (let n = 0; n < students; n += 1) {
    const drafting = await buildStudent(world.world, cast.languages, `草稿${n}`);
    await begin(drafting, programmeId);
    const approved = await buildStudent(world.world, cast.languages, `通过${n}`);
    await buildApproved(world.world, cast, approved, programmeId);
    await chat.bind(`drafting-${n}`, drafting);
    await chat.bind(`approved-${n}`, approved);
  }
  await setUp.stop();
  // 23:30 in Shanghai: nothing may be said before 08:00, so that the instant is exact.
  for (const at of [
    '2026-12-11T15:30:00.000Z',
    '2026-12-14T15:30:00.000Z',
    '2026-12-16T15:30:00.000Z',
    '2027-02-01T15:30:00.000Z',
  ]) {
    await setClock(world, at);
    await sweepWithTwo(world, zones, found);
  }
  const lapsed = await world.database.first<{ n: number }>(
    `SELECT COUNT(*) AS n FROM applications WHERE stage = 'lapsed'`,
  );
  const lapses = await world.database.first<{ n: number }>(
    `SELECT COUNT(*) AS n FROM timeline_entries WHERE stage = 'lapsed'`,
  );
  return { ...(await stepsIn(world)), told: await toldIn(world), lapsed: Number(lapsed?.n), lapses: Number(lapses?.n) };
}

export const sweeps: Scenario = {
  key: 'sweeps',
  bar: 'Three days of downtime caught up once; two servers at once double nothing; TZ changes no instant',
  async run(lab) {
    const students = lab.times(2, 30);
    const found = new Findings();
    const results = [];
    for (const [index, zones] of (
      [
        ['UTC', 'UTC'],
        ['America/New_York', 'America/New_York'],
      ] as const
    ).entries()) {
      const world = await openWorld(await lab.place(`sweeps-${index}`));
      const result = await afterDowntime(world, students, zones, found);
      found.expect(result.doubled === 0, `${zones[0]}: ${result.doubled} reminders beyond their steps`);
      found.expect(result.lapsed === students, `${zones[0]}: ${result.lapsed} of ${students} drafts lapsed`);
      found.expect(result.lapses === students, `${zones[0]}: ${result.lapses} timeline rows for ${students} lapses`);
      found.expect(result.sent > 0 && result.superseded > 0, `${zones[0]}: nothing was due`);
      results.push(result);
      await world.world.stop();
    }
    const [utc, newYork] = results;
    const same = JSON.stringify(utc?.told) === JSON.stringify(newYork?.told);
    found.expect(same, `told differently:\n${utc?.told.join('\n')}\n--\n${newYork?.told.join('\n')}`);
    const { sent = 0, superseded = 0, doubled = 0, lapsed = 0 } = utc ?? {};
    return {
      counts: { students: 2 * students, starts: 16, sent, superseded, lapsed, doubled },
      problems: found.problems,
    };
  },
};
