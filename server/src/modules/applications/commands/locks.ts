import type { Database, Tx } from '../../../platform/database';

/**
 * Locks the application until the transaction ends, so that decisions by its stage stay valid; call it before
 * reading. Uses an UPDATE that changes nothing, because SQLite has no SELECT … FOR UPDATE and an UPDATE locks the row
 * on both databases.
 */
export async function lockApplication({ database }: { database: Database }, id: string, tx: Tx): Promise<void> {
  await database.execute('UPDATE applications SET version = version WHERE id = :id', { id }, tx);
}

/** Locks several applications. */
export async function lockApplications(
  { database }: { database: Database },
  ids: readonly string[],
  tx: Tx,
): Promise<void> {
  await database.execute('UPDATE applications SET version = version WHERE id IN (:ids)', { ids }, tx);
}
