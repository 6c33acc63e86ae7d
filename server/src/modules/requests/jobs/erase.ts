import type { Database, Tx } from '../../../platform/database';
import type { Attachments } from '../../attachments';

/** Removes forms, comments and files from the requests of applications; kind, status and approved amounts stay. */
export const eraseRequests =
  ({ database, attachments }: { database: Database; attachments: Pick<Attachments, 'removeAllOf'> }) =>
  async (applicationIds: readonly string[], _now: Date, tx: Tx): Promise<void> => {
    const rows = await database.select<{ id: string }>(
      'SELECT id FROM requests WHERE application_id IN (:applicationIds)',
      { applicationIds },
      tx,
    );
    await database.execute(
      "UPDATE requests SET form = '{}', comment = NULL WHERE application_id IN (:applicationIds)",
      { applicationIds },
      tx,
    );
    for (const { id } of rows) await attachments.removeAllOf('request', id, tx);
  };
