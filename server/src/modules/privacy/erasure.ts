import { finalStages } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database';
import type { Sweep } from '../../platform/sweeps';

/** Takes what a module holds in words about applications. Asked again, it changes nothing more. */
export type Eraser = (applicationIds: readonly string[], now: Date, tx: Tx) => Promise<void>;

export interface ErasureDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly erasers: readonly Eraser[];
  /** Takes what a student gave to be reached by; the register stays the university's. */
  readonly eraseContact: (userId: string, tx: Tx) => Promise<void>;
  /** How long the words of a finished application are kept. */
  readonly retentionYears: number;
}
const batch = 100;

/** Erasure after retention, and at the student's request: the same code for both. */
export function erasure({ database, clock, erasers, eraseContact, retentionYears }: ErasureDeps) {
  async function erase(ids: readonly string[], tx: Tx): Promise<void> {
    if (ids.length === 0) return;
    for (const eraser of erasers) await eraser(ids, clock.now(), tx);
  }

  const sweep: Sweep = {
    key: 'erase_after_retention',
    cron: '10 3 * * *',
    slotMinutes: 24 * 60,
    async run(now) {
      const before = new Date(now);
      before.setUTCFullYear(before.getUTCFullYear() - retentionYears);
      for (;;) {
        const rows = await database.select<{ id: string }>(
          `SELECT id FROM applications WHERE erased_at IS NULL AND updated_at < :before AND stage IN (:final)
           ORDER BY updated_at LIMIT ${batch}`,
          { before, final: finalStages },
        );
        if (rows.length === 0) return;
        await database.transaction((tx) =>
          erase(
            rows.map(({ id }) => id),
            tx,
          ),
        );
      }
    },
  };

  return {
    sweep,

    /**
     * Everything final of one student; what is still under way stays, and with it the contact data that it needs.
     * Answers how many applications were erased.
     */
    async eraseStudent(userId: string, tx: Tx): Promise<number> {
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
      if (!underWay) await eraseContact(userId, tx);
      return rows.length;
    },
  };
}
export type Erasure = ReturnType<typeof erasure>;
