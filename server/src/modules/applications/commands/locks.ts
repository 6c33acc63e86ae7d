import type { Database, Tx } from '../../../platform/database';

/**
 * Locks the application until the transaction ends, so that what is decided by its stage stays true; call it before reading.
 * It writes nothing new: there is no SELECT … FOR UPDATE on SQLite, and an UPDATE locks the row on both databases.
 */
export async function lockApplication({ database }: { database: Database }, id: string, tx: Tx): Promise<void> {
  await database.execute('UPDATE applications SET version = version WHERE id = :id', { id }, tx);
}

/** The same for several. */
export async function lockApplications(
  { database }: { database: Database },
  ids: readonly string[],
  tx: Tx,
): Promise<void> {
  await database.execute('UPDATE applications SET version = version WHERE id IN (:ids)', { ids }, tx);
}
