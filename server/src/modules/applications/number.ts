import { applicationNumber } from '@yuanhang/domain';
import type { Database, Tx } from '../../platform/database';

/** The next number of the year; whoever begins at the same moment waits for this transaction. */
export async function nextNumber(database: Database, year: number, tx: Tx): Promise<string> {
  await database.insertIfAbsent('application_counters', { year, last: 0 }, tx);
  await database.write('UPDATE application_counters SET last = last + 1 WHERE year = :year', { year }, tx);
  const row = await database.first<{ last: number }>(
    'SELECT last FROM application_counters WHERE year = :year',
    { year },
    tx,
  );
  if (!row) throw new Error(`no application counter for ${year}`);
  return applicationNumber(year, row.last);
}
