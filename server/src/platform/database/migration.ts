import type { Dialect } from './dialect';

/** Column types with the same meaning on both databases; `table` ends a CREATE TABLE. */
export interface ColumnTypes {
  readonly id: string;
  /** Compared byte by byte: keys, codes, hashes, enumerated words. */
  readonly key: (length: number) => string;
  readonly text: (length: number) => string;
  readonly longText: string;
  readonly json: string;
  /** UTC with milliseconds. */
  readonly instant: string;
  /** `YYYY-MM-DD`, ordered as text. */
  readonly date: string;
  readonly integer: string;
  readonly fen: string;
  readonly boolean: string;
  /** An ascending number as the primary key. */
  readonly sequence: string;
  readonly table: string;
}

const sqlite: ColumnTypes = {
  id: 'TEXT',
  key: () => 'TEXT',
  text: () => 'TEXT',
  longText: 'TEXT',
  json: 'TEXT',
  instant: 'TEXT',
  date: 'TEXT',
  integer: 'INTEGER',
  fen: 'INTEGER',
  boolean: 'INTEGER',
  sequence: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  table: '',
};

/**
 * Compared byte by byte, but in the character set of the statement, so that a comparison with 林 is false instead of
 * an error (`Illegal mix of collations`).
 */
const bytes = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const mysql: ColumnTypes = {
  id: `CHAR(20) ${bytes}`,
  key: (length) => `VARCHAR(${length}) ${bytes}`,
  text: (length) => `VARCHAR(${length})`,
  longText: 'MEDIUMTEXT',
  json: 'MEDIUMTEXT',
  instant: 'DATETIME(3)',
  date: `CHAR(10) ${bytes}`,
  integer: 'INT',
  fen: 'BIGINT',
  boolean: 'TINYINT(1)',
  sequence: 'BIGINT AUTO_INCREMENT PRIMARY KEY',
  table: 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci',
};

export const types = (dialect: Dialect): ColumnTypes => (dialect === 'sqlite' ? sqlite : mysql);

/** The tools of a migration; README.md in the folder of the migrations explains how to write one. */
export interface MigrationTools {
  readonly t: ColumnTypes;
  readonly dialect: Dialect;
  /** Runs statements one after another. */
  readonly run: (...statements: readonly string[]) => Promise<void>;
  /** Runs a SELECT with `:name` values. */
  readonly select: <R extends object>(sql: string, values?: Readonly<Record<string, string>>) => Promise<R[]>;
}

export interface Migration {
  readonly name: string;
  /** On MariaDB each DDL statement commits, so `up` must also work when some of its statements ran before. */
  readonly up: (tools: MigrationTools) => Promise<void>;
}

/** Whether a column exists, so that a migration that was interrupted between two DDL statements of MariaDB can run again. */
export async function hasColumn({ select, dialect }: MigrationTools, table: string, column: string): Promise<boolean> {
  const found = await select(
    dialect === 'sqlite'
      ? 'SELECT name FROM pragma_table_info(:table) WHERE name = :column'
      : `SELECT column_name FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = :table AND column_name = :column`,
    { table, column },
  );
  return found.length > 0;
}

/** Whether an index exists; see `hasColumn`. */
export async function hasIndex({ select, dialect }: MigrationTools, table: string, index: string): Promise<boolean> {
  const found = await select(
    dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = :table AND name = :index"
      : `SELECT index_name FROM information_schema.statistics
         WHERE table_schema = DATABASE() AND table_name = :table AND index_name = :index`,
    { table, index },
  );
  return found.length > 0;
}
