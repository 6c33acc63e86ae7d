import { minuteMilliseconds } from '@yuanhang/domain';
import { type ScheduledTask, schedule } from 'node-cron';
import type { Clock } from '../clock';
import { type Database, newId, toDate } from '../database';
import { describeError, type Logger } from '../log';
import { SweepSlot } from './model';

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
  /** By sweep, the seconds since it was last done to its end, by whichever server. */
  sinceDone(): Promise<Readonly<Record<string, number>>>;
  /** Runs every sweep for business time as it is, claimed or not: after the demo's clock moved, and in tests. */
  runAllDue(): Promise<void>;
}

const timezone = 'Asia/Shanghai';

/** Sweeps are safe to run twice; the slot only spares the work when there are many servers. */
export function createSweeps(database: Database, clock: Clock, logger: Logger, sweeps: readonly Sweep[]): Sweeps {
  const tasks: ScheduledTask[] = [];
  const running = new Set<Promise<void>>();
  const born = clock.real().getTime();
  let stopping = false;

  /**
   * A tick's slot is one server's. What a start catches up always has a slot of its own: it must not take the day's
   * slot away from the tick of midnight, and a server that died in the middle must not keep the next from finishing.
   */
  async function claim(sweep: Sweep, why: 'start' | 'tick'): Promise<{ sweep: string; slot: string } | null> {
    const count = Math.floor(clock.now().getTime() / (sweep.slotMinutes * minuteMilliseconds));
    const slot = why === 'start' ? `start-${newId()}` : String(count);
    const row = { sweep: sweep.key, slot };
    const first = await database.addIfAbsent(SweepSlot, { ...row, startedAt: clock.real() }, 'autocommit');
    return first ? row : null;
  }

  async function runOnce(sweep: Sweep, why: 'start' | 'tick'): Promise<void> {
    try {
      const slot = await claim(sweep, why);
      if (slot === null) return;
      await sweep.run(clock.now());
      await database.changeWhere(SweepSlot, slot, { finishedAt: clock.real() }, 'autocommit');
    } catch (error) {
      // What it left undone is still due in the next slot.
      logger.error({ sweep: sweep.key, error: describeError(error) }, 'sweep failed');
    }
  }

  async function run(sweep: Sweep, why: 'start' | 'tick'): Promise<void> {
    const work = runOnce(sweep, why);
    running.add(work);
    await work.finally(() => running.delete(work));
  }

  return {
    async start() {
      for (const sweep of sweeps)
        tasks.push(schedule(sweep.cron, () => run(sweep, 'tick'), { timezone, noOverlap: true }));
      for (const sweep of sweeps) if (!stopping) await run(sweep, 'start');
    },
    async stop() {
      stopping = true;
      for (const task of tasks.splice(0)) await task.destroy();
      await Promise.all(running);
    },
    async sinceDone() {
      const rows = await database.select<{ sweep: string; done: string | Date | null }>(
        'SELECT sweep, MAX(finished_at) AS done FROM sweep_slots GROUP BY sweep',
      );
      const done = new Map(rows.map((row) => [row.sweep, row.done === null ? null : toDate(row.done).getTime()]));
      const now = clock.real().getTime();
      return Object.fromEntries(sweeps.map(({ key }) => [key, Math.max(0, now - (done.get(key) ?? born)) / 1000]));
    },
    async runAllDue() {
      for (const sweep of sweeps) await sweep.run(clock.now());
    },
  };
}
