import { minuteMilliseconds } from '@yuanhang/domain';
import { type ScheduledTask, schedule } from 'node-cron';
import type { Clock } from '../clock';
import { type Database, newId, toDate } from '../database';
import { describeError, type Logger } from '../log';
import { JobSlot } from './model';

/** A recurring job over "everything due and not yet done", set-based and idempotent. */
export interface Job {
  readonly id: string;
  /** When node-cron fires, in Asia/Shanghai. The database decides whether the job runs. */
  readonly cron: string;
  /** The length of a slot; each slot is claimed once, by the first server. */
  readonly slotMinutes: number;
  run(now: Date): Promise<void>;
}

export interface Jobs {
  /** Starts the schedule, and runs missed jobs once immediately. */
  start(): Promise<void>;
  /** Stops the schedule, and waits for running jobs. */
  stop(): Promise<void>;
  /** By job id, the seconds since the last completed run on any server. */
  sinceDone(): Promise<Readonly<Record<string, number>>>;
  /** Runs every job for the current business time, claimed or not: after the demo's clock moved, and in tests. */
  runAllDue(): Promise<void>;
}

const timezone = 'Asia/Shanghai';

/** Jobs are safe to run twice; slots only save work when there are several servers. */
export function createJobs(database: Database, clock: Clock, logger: Logger, jobs: readonly Job[]): Jobs {
  const tasks: ScheduledTask[] = [];
  const running = new Set<Promise<void>>();
  const born = clock.real().getTime();
  // node-cron would write to the console: a line for each slot that a moved clock skipped, which the next run makes up for.
  const cronLogger = {
    debug: (text: string | Error) => logger.debug({ text: String(text) }, 'node-cron'),
    info: (text: string) => logger.debug({ text }, 'node-cron'),
    warn: (text: string) => logger.debug({ text }, 'node-cron'),
    error: (error: string | Error) => logger.error({ error: describeError(error) }, 'node-cron failed'),
  };
  const options = { timezone, noOverlap: true, suppressMissedWarning: true, logger: cronLogger };
  let stopping = false;

  /**
   * A scheduled slot belongs to one server. Catching up at the start always uses a separate slot: it must not take
   * the slot of midnight, and a server that died during a job must not prevent the next one from finishing it.
   */
  async function claim(job: Job, why: 'start' | 'tick'): Promise<{ sweep: string; slot: string } | null> {
    const count = Math.floor(clock.now().getTime() / (job.slotMinutes * minuteMilliseconds));
    const slot = why === 'start' ? `start-${newId()}` : String(count);
    const row = { sweep: job.id, slot };
    const first = await database.addIfAbsent(JobSlot, { ...row, startedAt: clock.real() }, 'autocommit');
    return first ? row : null;
  }

  async function runOnce(job: Job, why: 'start' | 'tick'): Promise<void> {
    try {
      const slot = await claim(job, why);
      if (slot === null) return;
      await job.run(clock.now());
      await database.changeWhere(JobSlot, slot, { finishedAt: clock.real() }, 'autocommit');
    } catch (error) {
      // Work left undone is still due in the next slot.
      logger.error({ job: job.id, error: describeError(error) }, 'job failed');
    }
  }

  async function run(job: Job, why: 'start' | 'tick'): Promise<void> {
    const work = runOnce(job, why);
    running.add(work);
    await work.finally(() => running.delete(work));
  }

  return {
    async start() {
      for (const job of jobs) tasks.push(schedule(job.cron, () => run(job, 'tick'), options));
      for (const job of jobs) if (!stopping) await run(job, 'start');
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
      return Object.fromEntries(jobs.map(({ id }) => [id, Math.max(0, now - (done.get(id) ?? born)) / 1000]));
    },
    async runAllDue() {
      for (const job of jobs) await job.run(clock.now());
    },
  };
}
