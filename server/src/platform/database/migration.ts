import type { Dialect } from './database';

/** Column types that mean the same on both databases; `table` ends a CREATE TABLE. */
export interface ColumnTypes {
  readonly id: string;
  /** ASCII, compared byte by byte: keys, codes, hashes, enumerated words. */
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
  /** A growing number that is the primary key. */
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

const ascii = 'CHARACTER SET ascii COLLATE ascii_bin';
const mysql: ColumnTypes = {
  id: `CHAR(20) ${ascii}`,
  key: (length) => `VARCHAR(${length}) ${ascii}`,
  text: (length) => `VARCHAR(${length})`,
  longText: 'MEDIUMTEXT',
  json: 'MEDIUMTEXT',
  instant: 'DATETIME(3)',
  date: `CHAR(10) ${ascii}`,
  integer: 'INT',
  fen: 'BIGINT',
  boolean: 'TINYINT(1)',
  sequence: 'BIGINT AUTO_INCREMENT PRIMARY KEY',
  table: 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci',
};

export const types = (dialect: Dialect): ColumnTypes => (dialect === 'sqlite' ? sqlite : mysql);

/** `CHECK` over a list of words, instead of ENUM, which SQLite ignores. */
export const oneOf = (column: string, words: readonly string[]) =>
  `CHECK (${column} IN (${words.map((word) => `'${word}'`).join(', ')}))`;

export interface MigrationTools {
  readonly t: ColumnTypes;
  readonly dialect: Dialect;
  /** Runs statements one after another. */
  readonly run: (...statements: readonly string[]) => Promise<void>;
}

/** Additive only; a failed one leaves its DDL half applied on MySQL, so keep each small. */
export interface Migration {
  readonly name: string;
  readonly up: (tools: MigrationTools) => Promise<void>;
}
