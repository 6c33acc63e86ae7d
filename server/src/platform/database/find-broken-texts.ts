import type { Database } from './database';
import { containsPattern } from './like';

export interface BrokenText {
  readonly table: string;
  readonly column: string;
  /** The first column of the primary key. */
  readonly key: string;
}
interface TextColumn {
  readonly tableName: string;
  readonly columnName: string;
  readonly keyName: string;
}

const textColumns = {
  mysql: `SELECT c.table_name AS tableName, c.column_name AS columnName, k.column_name AS keyName
    FROM information_schema.columns c
    JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema AND k.table_name = c.table_name
      AND k.constraint_name = 'PRIMARY' AND k.ordinal_position = 1
    WHERE c.table_schema = DATABASE() AND c.data_type IN ('varchar', 'char', 'text', 'mediumtext', 'longtext')
    ORDER BY c.table_name, c.ordinal_position`,
  sqlite: `SELECT t.name AS tableName, c.name AS columnName, k.name AS keyName
    FROM sqlite_master t JOIN pragma_table_info(t.name) c JOIN pragma_table_info(t.name) k ON k.pk = 1
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND c.type LIKE '%TEXT%'
    ORDER BY t.name, c.cid`,
};

/** Every stored text with a replacement character, which once stood for bytes that could not be read. */
export async function findBrokenTexts(database: Database): Promise<BrokenText[]> {
  const columns = await database.select<TextColumn>(textColumns[database.dialect]);
  const found: BrokenText[] = [];
  for (const { tableName, columnName, keyName } of columns) {
    // Some collations of MariaDB take other characters for this one.
    const rows = await database.select<{ found: string; rowKey: string | number }>(
      `SELECT \`${keyName}\` AS rowKey, \`${columnName}\` AS found FROM \`${tableName}\`
        WHERE \`${columnName}\` LIKE :pattern ESCAPE '!'`,
      { pattern: containsPattern('\ufffd') },
    );
    for (const row of rows)
      if (row.found.includes('\ufffd')) found.push({ table: tableName, column: columnName, key: String(row.rowKey) });
  }
  return found;
}
