import { hasColumn, hasIndex, type Migration } from '../platform/database/migration';

/**
 * Account and student numbers without regard to case, as columns that the database computes. Their indexes are unique
 * where no two stored numbers differ only by case; otherwise `npm run accounts:check` makes them so later.
 */
export const accountKeys: Migration = {
  name: '0044_account_keys',
  async up(tools) {
    const { run, select, t, dialect } = tools;
    const keys = [
      ['users', 'cas_id', 'cas_key', t.key(60)],
      ['students', 'student_number', 'number_key', t.key(20)],
    ] as const;
    for (const [table, column, key, type] of keys) {
      if (dialect === 'sqlite' || !(await hasColumn(tools, table, key)))
        await run(`ALTER TABLE ${table} ADD COLUMN ${key} ${type} GENERATED ALWAYS AS (LOWER(${column})) VIRTUAL`);
      if (await hasIndex(tools, table, `${table}_${key}`)) continue;
      const [collision] = await select(
        `SELECT ${key} FROM ${table} WHERE ${key} IS NOT NULL GROUP BY ${key} HAVING COUNT(*) > 1 LIMIT 1`,
      );
      await run(`CREATE ${collision ? '' : 'UNIQUE '}INDEX ${table}_${key} ON ${table} (${key})`);
    }
  },
};
