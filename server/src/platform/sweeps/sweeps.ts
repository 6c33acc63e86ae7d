import { type ScheduledTask, schedule } from 'node-cron';
import type { Clock } from '../clock';
import { type Database, toDate } from '../database';
import { describeError, type Logger } from '../log';

/** A piece of deadline work: "everything due and not yet done", set-based and idempotent. */
export interface Sweep {
  readonly key: string;
  /** When node-cron ticks, in Asia/Shanghai. A tick decides nothing; the database does. */
  readonly cron: string;
  /** How long one slot lasts: a slot is claimed once, by whichever server comes first. */
  readonly slotMinutes: number;
  run(now: Date): Promise<void>;
}

export interface Sweeps {
  /** Ticks from now on, and once at once for what was missed. */
  start(): Promise<void>;
  /** Ticks no more, and waits for what runs. */
  stop(): Promise<void>;
  /** By sweep, the seconds since it should have ended again and did not: 0 while all is well. */
  lag(): Promise<Readonly<Record<string, number>>>;
  /** Runs every sweep for business time as it is, claimed or not: after the demo's clock moved, and in tests. */
  runAllDue(): Promise<void>;
}

const timezone = 'Asia/Shanghai';

/** Sweeps are safe to run twice; the slot only spares the work when there are many servers. */
export function createSweeps(database: Database, clock: Clock, logger: Logger, sweeps: readonly Sweep[]): Sweeps {
  const tasks: ScheduledTask[] = [];
  const running = new Set<Promise<void>>();
  const born = clock.real().getTime();

  async function claim(sweep: Sweep): Promise<{ sweep: string; slot: string } | null> {
    const slot = String(Math.floor(clock.now().getTime() / (sweep.slotMinutes * 60_000)));
    const row = { sweep: sweep.key, slot };
    const first = await database.insertIfAbsent('sweep_slots', { ...row, started_at: clock.real() }, 'alone');
    return first ? row : null;
  }

  async function runOnce(sweep: Sweep): Promise<void> {
    try {
      const slot = await claim(sweep);
      if (slot === null) return;
      await sweep.run(clock.now());
      await database.update('sweep_slots', slot, { finished_at: clock.real() }, 'alone');
    } catch (error) {
      // What it left undone is still due in the next slot.
      logger.error({ sweep: sweep.key, error: describeError(error) }, 'sweep failed');
    }
  }

  async function tick(sweep: Sweep): Promise<void> {
    const run = runOnce(sweep);
    running.add(run);
    await run.finally(() => running.delete(run));
  }

  return {
    async start() {
      for (const sweep of sweeps) tasks.push(schedule(sweep.cron, () => tick(sweep), { timezone, noOverlap: true }));
      for (const sweep of sweeps) await tick(sweep);
    },
    async stop() {
      for (const task of tasks.splice(0)) await task.destroy();
      await Promise.all(running);
    },
    async lag() {
      const late = sweeps.map(async ({ key, slotMinutes }): Promise<[string, number]> => {
        const last = await database.first<{ started_at: string | Date }>(
          'SELECT started_at FROM sweep_slots WHERE sweep = :key AND finished_at IS NOT NULL ORDER BY slot DESC LIMIT 1',
          { key },
        );
        const due = last === null ? born : toDate(last.started_at).getTime() + slotMinutes * 60_000;
        return [key, Math.max(0, (clock.real().getTime() - due) / 1000)];
      });
      return Object.fromEntries(await Promise.all(late));
    },
    async runAllDue() {
      for (const sweep of sweeps) await sweep.run(clock.now());
    },
  };
}
