import { applicationNumber } from '@yuanhang/domain';
import type { Database, Tx } from '../../../platform/database';
import { ApplicationCounter } from '../model';

/** The next number of the year. Concurrent callers wait until this transaction ends. */
export async function nextNumber({ database }: { database: Database }, year: number, tx: Tx): Promise<string> {
  await database.addIfAbsent(ApplicationCounter, { year, last: 0 }, tx);
  const counters = database.model(ApplicationCounter);
  await counters.increment('last', { where: { year }, transaction: tx });
  const counter = await counters.findOne({ where: { year }, transaction: tx, rejectOnEmpty: true });
  return applicationNumber(year, counter.last);
}
