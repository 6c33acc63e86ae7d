import { dataLoader } from './data-loader';
import type { Database } from './database';
import type { Tx } from './transactions';
import type { Values } from './values';

/** Rows by owner; an owner without rows has no entry. */
export type RowsByOwner<R> = (owners: readonly string[], tx?: Tx) => Promise<ReadonlyMap<string, readonly R[]>>;

/**
 * Reads the rows of many owners in one statement; outside transactions also for all concurrent callers
 * (`dataLoader`).
 * @param sql with `IN (:owners)`; its order applies within the rows of one owner
 * @param valuesNow the other values of the statement, read when it is sent
 */
export function rowsByOwner<R extends object>(
  database: Database,
  sql: string,
  ownerOf: (row: R) => string,
  valuesNow: () => Values = () => ({}),
): RowsByOwner<R> {
  async function read(owners: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, R[]>> {
    const found = new Map<string, R[]>();
    for (const row of await database.select<R>(sql, { ...valuesNow(), owners }, tx)) {
      const others = found.get(ownerOf(row));
      if (others) others.push(row);
      else found.set(ownerOf(row), [row]);
    }
    return found;
  }
  const shared = dataLoader((owners) => read(owners));

  return async (owners, tx) => {
    if (owners.length === 0) return new Map();
    if (tx) return read(owners, tx);
    const found = await Promise.all(owners.map(async (owner) => [owner, await shared(owner)] as const));
    return new Map(found.flatMap(([owner, rows]) => (rows ? [[owner, rows]] : [])));
  };
}
