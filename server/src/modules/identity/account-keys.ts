import type { Database } from '../../platform/database';

/** The columns in which the database keeps a number in lower case (migration 0044). */
const keys = [
  { table: 'users', column: 'cas_id', key: 'cas_key', label: '统一认证账号' },
  { table: 'students', column: 'student_number', key: 'number_key', label: '学号' },
] as const;

/** Numbers of two people that differ only by case. */
export interface AccountCollision {
  readonly label: string;
  readonly spellings: readonly string[];
}

/** Lists all collisions, by number. While one stands, its accounts sign in by exact match. */
export async function findAccountCollisions(database: Database): Promise<readonly AccountCollision[]> {
  const found = await Promise.all(
    keys.map(async ({ table, column, key, label }) => {
      const rows = await database.select<{ spelling: string; folded: string }>(
        `SELECT ${column} AS spelling, ${key} AS folded FROM ${table} WHERE ${key} IN
           (SELECT ${key} FROM ${table} WHERE ${key} IS NOT NULL GROUP BY ${key} HAVING COUNT(*) > 1)
         ORDER BY ${key}, ${column}`,
      );
      const byKey = groupBy(rows, ({ folded }) => folded);
      return [...byKey.values()].map((group) => ({ label, spellings: group.map(({ spelling }) => spelling) }));
    }),
  );
  return found.flat();
}

/** Makes the indexes unique that are not yet; to be called when there are no collisions. Returns how many it made. */
export async function makeAccountsUnique(database: Database): Promise<number> {
  let made = 0;
  for (const { table, key } of keys) {
    const index = `${table}_${key}`;
    if (await isUnique(database, table, index)) continue;
    await database.transaction(async (tx) => {
      await database.execute(`DROP INDEX ${index}${database.dialect === 'sqlite' ? '' : ` ON ${table}`}`, {}, tx);
      await database.execute(`CREATE UNIQUE INDEX ${index} ON ${table} (${key})`, {}, tx);
    });
    made += 1;
  }
  return made;
}

async function isUnique(database: Database, table: string, index: string): Promise<boolean> {
  const [found] = await database.select<{ is_unique: number }>(
    database.dialect === 'sqlite'
      ? 'SELECT "unique" AS is_unique FROM pragma_index_list(:table) WHERE name = :index'
      : `SELECT non_unique = 0 AS is_unique FROM information_schema.statistics
         WHERE table_schema = DATABASE() AND table_name = :table AND index_name = :index`,
    { table, index },
  );
  return Number(found?.is_unique) === 1;
}

/**
 * The row of an account number: the one with this spelling, otherwise the only one that differs by case alone. None of
 * several, because they are different people.
 */
export const bySpelling = <R>(
  rows: readonly R[],
  given: string,
  spellingOf: (row: R) => string | null,
): R | undefined => rows.find((row) => spellingOf(row) === given) ?? (rows.length === 1 ? rows[0] : undefined);

/** Rows by key, in their order. `Map.groupBy` needs Node 21. */
export function groupBy<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
