import { finalStages } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database';
import type { Job } from '../../platform/jobs';

/** Erases the texts that a module keeps about applications. Calling it again changes nothing more. */
export type Eraser = (applicationIds: readonly string[], now: Date, tx: Tx) => Promise<void>;
/** Erases what a module keeps about a student outside the applications. */
export type PersonEraser = (userId: string, tx: Tx) => Promise<void>;
/** Erases a batch of rows that are older than `before`. False when none was left. */
export type AgeEraser = (before: Date, tx: Tx) => Promise<boolean>;

/** How long data are kept. Months count from when an application became final. */
export interface Retention {
  /** For applications and their records and files, and the texts of the audit log. */
  readonly years: number;
  /** For drafts that lapsed without being submitted. */
  readonly draftMonths: number;
  readonly whereaboutsMonths: number;
  readonly messageMonths: number;
}

export interface ErasureDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly retention: Retention;
  readonly erasers: readonly Eraser[];
  /** Run for a student without an open application. */
  readonly personErasers: readonly PersonEraser[];
  /** Deletes drafts that nobody but the student has seen. */
  readonly eraseDrafts: PersonEraser;
  readonly ageErasers: readonly { readonly months: (retention: Retention) => number; readonly erase: AgeEraser }[];
}
const batch = 100;

function monthsBefore(now: Date, months: number): Date {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}

/** Erasure after retention, and at the student's request: the same code for both. */
export function erasure(deps: ErasureDeps) {
  const { database, clock, retention, erasers, personErasers, eraseDrafts, ageErasers } = deps;

  async function erase(ids: readonly string[], tx: Tx): Promise<void> {
    if (ids.length === 0) return;
    for (const eraser of erasers) await eraser(ids, clock.now(), tx);
  }

  /** Final applications that have not changed since, some at a time. */
  async function eraseFinal(before: Date, more: string): Promise<void> {
    for (;;) {
      const rows = await database.select<{ id: string }>(
        `SELECT id FROM applications WHERE erased_at IS NULL AND updated_at < :before AND stage IN (:final) ${more}
         ORDER BY updated_at LIMIT ${batch}`,
        { before, final: finalStages },
      );
      if (rows.length === 0) return;
      const ids = rows.map(({ id }) => id);
      await database.transaction((tx) => erase(ids, tx));
    }
  }

  const sweep: Job = {
    id: 'erase_after_retention',
    cron: '10 3 * * *',
    slotMinutes: 24 * 60,
    async run(now) {
      await eraseFinal(monthsBefore(now, 12 * retention.years), '');
      await eraseFinal(monthsBefore(now, retention.draftMonths), 'AND submitted_at IS NULL');
      for (const { months, erase: eraseOld } of ageErasers) {
        const before = monthsBefore(now, months(retention));
        while (await database.transaction((tx) => eraseOld(before, tx)));
      }
    },
  };

  return {
    sweep,

    /**
     * Erases the final applications and the unsubmitted drafts of a student. Open applications stay, and while there is
     * one, so do the contact data. Returns how many applications were erased.
     */
    async eraseStudent(userId: string, tx: Tx): Promise<number> {
      await eraseDrafts(userId, tx);
      const rows = await database.select<{ id: string }>(
        'SELECT id FROM applications WHERE student_id = :userId AND erased_at IS NULL AND stage IN (:final)',
        { userId, final: finalStages },
        tx,
      );
      await erase(
        rows.map(({ id }) => id),
        tx,
      );
      const underWay = await database.first(
        'SELECT id FROM applications WHERE student_id = :userId AND stage NOT IN (:final) AND deleted_at IS NULL LIMIT 1',
        { userId, final: finalStages },
        tx,
      );
      if (!underWay) for (const eraser of personErasers) await eraser(userId, tx);
      return rows.length;
    },
  };
}
export type Erasure = ReturnType<typeof erasure>;
