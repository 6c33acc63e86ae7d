import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { insertRow } from '../../../test/rows';
import { SetClock } from '../clock';
import { createLogger } from '../log';
import { housekeeping } from './housekeeping';
import { createJobs, type Job } from './jobs';

const logger = createLogger('silent');
const minute = 60_000;
let test: TestDatabase;
let clock: SetClock;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clear();
  clock = new SetClock('2026-11-25T00:00:00.000Z');
});
afterAll(() => test.drop());

/** A schedule that never fires during a test. */
const jobOf = (run: Job['run']): Job => ({ id: 'reminders', cron: '0 0 29 2 *', slotMinutes: 5, run });
/** Starts one server, which runs missed slots at once. */
async function startServer(...jobs: Job[]): Promise<void> {
  const server = createJobs(test.database, clock, logger, jobs);
  await server.start();
  await server.stop();
}

it('runs a slot once among servers with the same schedule, and the next slot again', async () => {
  const ran: string[] = [];
  let tell = () => {};
  const job: Job = {
    id: 'often',
    cron: '* * * * * *',
    slotMinutes: 5,
    async run(now) {
      ran.push(now.toISOString());
      tell();
    },
  };
  const another = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  const servers = [1, 2, 3].map(() => createJobs(test.database, clock, logger, [job]));
  await Promise.all(servers.map((server) => server.start()));
  for (let slot = 0; slot < 3; slot += 1) {
    const told = another();
    clock.advance(5 * minute);
    await told;
  }
  await Promise.all(servers.map((server) => server.stop()));
  // Each server catches up on missed runs by itself; those are not counted here.
  const later = ran.filter((at) => at !== '2026-11-25T00:00:00.000Z');
  expect(later).toEqual(['2026-11-25T00:05:00.000Z', '2026-11-25T00:10:00.000Z', '2026-11-25T00:15:00.000Z']);
});

it('the death of a server during a job does not prevent the next one from finishing', async () => {
  const ran: string[] = [];
  let revive = () => {};
  const dying = createJobs(test.database, clock, logger, [
    jobOf(
      () =>
        new Promise<void>((resolve) => {
          revive = resolve;
        }),
    ),
  ]);
  const started = dying.start();
  await startServer(jobOf(async (now) => void ran.push(now.toISOString())));
  expect(ran).toHaveLength(1);
  revive();
  await started;
  await dying.stop();
});

it('a start in the morning does not claim the nightly slot of a daily job', async () => {
  const ran: string[] = [];
  let tell = () => {};
  const ticked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const daily: Job = {
    id: 'daily',
    cron: '* * * * * *',
    slotMinutes: 24 * 60,
    async run(now) {
      ran.push(now.toISOString());
      if (ran.length === 2) tell();
    },
  };
  const server = createJobs(test.database, clock, logger, [daily]);
  await server.start();
  clock.advance(16 * 60 * minute);
  await ticked;
  await server.stop();
  expect(ran).toEqual(['2026-11-25T00:00:00.000Z', '2026-11-25T16:00:00.000Z']);
});

it('catches up once after days without a server', async () => {
  let ran = 0;
  const job = jobOf(async () => {
    ran += 1;
  });
  await startServer(job);
  clock.advance(3 * 24 * 60 * minute);
  await startServer(job);
  expect(ran).toBe(2);
});

it('a failing job stops neither the others nor the server', async () => {
  let ran = 0;
  const failing = { ...jobOf(() => Promise.reject(new Error('no'))), key: 'failing' };
  await startServer(
    failing,
    jobOf(async () => {
      ran += 1;
    }),
  );
  expect(ran).toBe(1);
});

it('logs what node-cron says, instead of writing it to the console', async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let report = (_line: string) => {};
  const logged = new Promise<string>((resolve) => {
    report = resolve;
  });
  const debugLogger = createLogger('debug', { write: (line) => line.includes('node-cron') && report(line) });
  let runs = 0;
  const run = async () => {
    runs += 1;
    if (runs > 1) await held;
  };
  const job: Job = { id: 'long', cron: '* * * * * *', slotMinutes: 5, run };
  const server = createJobs(test.database, clock, debugLogger, [job]);
  await server.start();
  clock.advance(5 * minute);
  // The next tick but one overlaps with the run of the next, which node-cron reports.
  expect(JSON.parse(await logged)).toMatchObject({
    msg: 'node-cron',
    text: expect.stringContaining('still running'),
  });
  letGo();
  await server.stop();
});

it('waits for running jobs when it is stopped', async () => {
  const steps: string[] = [];
  let letGo = () => {};
  let begun = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const server = createJobs(test.database, clock, logger, [
    jobOf(async () => {
      begun();
      await held;
      steps.push('swept');
    }),
  ]);
  void server.start();
  await running;
  const stopped = server.stop().then(() => steps.push('stopped'));
  letGo();
  await stopped;
  expect(steps).toEqual(['swept', 'stopped']);
});

it('runs every job immediately on request, claimed or not', async () => {
  let ran = 0;
  const server = createJobs(test.database, clock, logger, [
    jobOf(async () => {
      ran += 1;
    }),
  ]);
  await server.runAllDue();
  await server.runAllDue();
  expect(ran).toBe(2);
});

it('housekeeping deletes records after 30 days and keeps the rest', async () => {
  const { database } = test;
  const at = (slot: string, started_at: Date) =>
    database.transaction((tx) => insertRow(database, 'sweep_slots', { sweep: 'x', slot, started_at }, tx));
  await at('old', new Date('2026-10-25T23:59:59.999Z'));
  await at('recent', new Date('2026-10-26T00:00:00.000Z'));
  await housekeeping(database, clock).run(clock.now());
  expect(await database.select('SELECT slot FROM sweep_slots')).toEqual([{ slot: 'recent' }]);
});
