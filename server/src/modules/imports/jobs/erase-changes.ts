import { importLimits } from '@yuanhang/contract';
import { dayMilliseconds } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { Job } from '../../../platform/jobs';
import type { ImportsContext } from '../context';
import { ImportChange } from '../model';

const batch = 1000;

/** Deletes the old values of imports that can no longer be undone. */
export const eraseOldChanges = ({ database, clock }: Pick<ImportsContext, 'database' | 'clock'>): Job => ({
  id: 'imports_old_changes',
  cron: '40 3 * * *',
  slotMinutes: 24 * 60,
  async run() {
    const before = new Date(clock.now().getTime() - importLimits.undoDays * dayMilliseconds);
    for (;;) {
      const rows = await database.select<{ id: string }>(
        `SELECT c.id FROM imports i JOIN import_changes c ON c.import_id = i.id WHERE i.at <= :before LIMIT ${batch}`,
        { before },
      );
      const ids = rows.map(({ id }) => id);
      await database.execute('DELETE FROM import_changes WHERE id IN (:ids)', { ids }, 'autocommit');
      if (rows.length < batch) return;
    }
  },
});

/** Deletes what imports changed of a person whose data are erased. */
export const eraseChangesOf =
  ({ database }: Pick<ImportsContext, 'database'>) =>
  async (userId: string, tx: Tx): Promise<void> => {
    await database.model(ImportChange).destroy({ where: { userId }, transaction: tx });
  };
