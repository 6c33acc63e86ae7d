import type { Database } from '../../src/platform/database';

type Facts = Readonly<Record<string, unknown>>;

/** The description of a table in the words of its database, to compare two databases of one dialect. */
export interface DescribedTable {
  /** Name, type, null, default, in order. */
  readonly columns: readonly Facts[];
  /** Columns of each index in order, including those of PRIMARY KEY and UNIQUE. */
  readonly indexes: readonly Facts[];
  readonly foreignKeys: readonly Facts[];
  /** The conditions of the CHECK constraints. */
  readonly checks: readonly string[];
  readonly triggers: readonly Facts[];
  /** Engine and collation, or whether the table uses AUTOINCREMENT. */
  readonly options: Facts;
}

/** All tables of a database, by name. */
export function describeSchema(database: Database): Promise<Record<string, DescribedTable>> {
  return database.dialect === 'sqlite' ? describeSqlite(database) : describeMysql(database);
}

/** The conditions of the CHECK constraints in a CREATE TABLE statement, the only place where SQLite stores them. */
export function checksIn(sql: string): string[] {
  const checks: string[] = [];
  for (const { index, 0: head } of sql.matchAll(/\bCHECK\s*\(/gi)) {
    const from = index + head.length;
    let end = from;
    for (let open = 1; open > 0 && end < sql.length; end += 1) {
      if (sql[end] === '(') open += 1;
      if (sql[end] === ')') open -= 1;
    }
    checks.push(sql.slice(from, end - 1));
  }
  return checks.sort();
}

async function describeSqlite(database: Database): Promise<Record<string, DescribedTable>> {
  const tables = await database.select<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  const described: Record<string, DescribedTable> = {};
  for (const { name, sql } of tables) {
    const of = <R extends object>(select: string) => database.select<R>(select, { name });
    described[name] = {
      columns: await of(
        'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(:name) ORDER BY cid',
      ),
      indexes: await of(
        `SELECT l.name, l."unique", l.origin, l.partial, x.seqno, x.name AS column, x.desc, x.coll
         FROM pragma_index_list(:name) l JOIN pragma_index_xinfo(l.name) x WHERE x.key = 1 ORDER BY l.name, x.seqno`,
      ),
      foreignKeys: await of('SELECT * FROM pragma_foreign_key_list(:name) ORDER BY id, seq'),
      checks: checksIn(sql),
      triggers: await of(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = :name ORDER BY name",
      ),
      options: { autoincrement: /\bAUTOINCREMENT\b/i.test(sql) },
    };
  }
  return described;
}

async function describeMysql(database: Database): Promise<Record<string, DescribedTable>> {
  const tables = await database.select<{ name: string; engine: string; collation: string }>(
    `SELECT table_name AS name, engine AS engine, table_collation AS collation FROM information_schema.tables
     WHERE table_schema = DATABASE() ORDER BY table_name`,
  );
  const described: Record<string, DescribedTable> = {};
  for (const { name, ...options } of tables) {
    const of = <R extends object>(select: string) => database.select<R>(select, { name });
    const checks = await of<{ clause: string }>(
      `SELECT check_clause AS clause FROM information_schema.check_constraints
       WHERE constraint_schema = DATABASE() AND table_name = :name ORDER BY check_clause`,
    );
    described[name] = {
      columns: await of(
        `SELECT column_name AS name, column_type AS type, is_nullable AS nullable, column_default AS preset,
           character_set_name AS charset, collation_name AS collation, extra AS extra
         FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = :name ORDER BY ordinal_position`,
      ),
      indexes: await of(
        `SELECT index_name AS name, non_unique AS repeats, seq_in_index AS seqno, column_name AS \`column\`, collation AS direction
         FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = :name ORDER BY index_name, seq_in_index`,
      ),
      foreignKeys: await of(
        `SELECT k.constraint_name AS name, k.column_name AS \`from\`, k.referenced_table_name AS \`table\`,
           k.referenced_column_name AS \`to\`, r.update_rule AS on_update, r.delete_rule AS on_delete
         FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
           ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
         WHERE k.table_schema = DATABASE() AND k.table_name = :name ORDER BY k.constraint_name, k.ordinal_position`,
      ),
      checks: checks.map(({ clause }) => clause),
      triggers: await of(
        `SELECT trigger_name AS name, action_statement AS \`sql\` FROM information_schema.triggers
         WHERE event_object_schema = DATABASE() AND event_object_table = :name ORDER BY trigger_name`,
      ),
      options,
    };
  }
  return described;
}
