import { QueryTypes, type Sequelize } from 'sequelize';
import { StaleVersion } from './errors';
import type { PreparedStatements } from './prepared';
import { share } from './share';
import { type Positional, positional } from './statement';
import { type Tx, transactionRunner } from './transactions';
import { encodeAll, encodeOne, type Value, type Values } from './values';
import type { Watch } from './watch';

export type Row = Readonly<Record<string, Value>>;
export type Dialect = 'sqlite' | 'mysql';

/** Where a write belongs: in somebody's transaction, or alone, when one statement is all there is to be true. */
export type Scope = Tx | 'alone';

const names = (row: Row) => Object.keys(row);
const columns = (row: Row) =>
  names(row)
    .map((name) => `\`${name}\``)
    .join(', ');

/** So many rows go into one INSERT: few lengths, which MariaDB keeps prepared, and none that is long to read. */
const maxRows = 512;

/** The rows in parts whose sizes are powers of two. */
function* inParts(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; ) {
    const size = Math.min(maxRows, 2 ** Math.floor(Math.log2(rows.length - from)));
    yield rows.slice(from, from + size);
    from += size;
  }
}

/** One INSERT of rows that have the columns of the first. */
function insertion(table: string, rows: readonly Row[], ending: string): Positional {
  const [first = {}] = rows;
  const keys = names(first);
  const places = `(${keys.map(() => '?').join(', ')})`;
  const sql = `INSERT INTO ${table} (${columns(first)}) VALUES ${`${places}, `.repeat(rows.length - 1)}${places} ${ending}`;
  const parameters: (string | number | null)[] = [];
  for (const row of rows) for (const key of keys) parameters.push(encodeOne(row[key]));
  return { sql, parameters };
}

/**
 * All that the product asks of a database, alike on SQLite and MariaDB. Reads may stand alone; a write says
 * in its signature which transaction it belongs to.
 */
export class Database {
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly #sameReads = share();

  constructor(
    readonly sequelize: Sequelize,
    readonly dialect: Dialect,
    private readonly watch: Watch,
    /** Of MariaDB; SQLite has nothing to prepare for. */
    private readonly prepared: PreparedStatements | null = null,
  ) {
    const run = transactionRunner(sequelize, dialect === 'sqlite');
    this.transaction = (work) => watch(run(work));
  }

  /**
   * Rows as the driver gives them: map instants, booleans and JSON with the helpers of values.ts, and leave them as they
   * are: outside transactions, those who ask the same at the same moment are given the same rows (`share`).
   */
  async select<R extends object>(sql: string, values: Values = {}, tx?: Tx): Promise<R[]> {
    if (tx) return this.#read<R>(sql, values, tx);
    const asked = `${sql} ${JSON.stringify(encodeAll(values))}`;
    const rows = await this.#sameReads(asked, () => this.watch(this.#read<R>(sql, values)));
    return [...rows];
  }

  #read<R extends object>(sql: string, values: Values, tx?: Tx): Promise<R[]> {
    const statement = this.prepared && positional(sql, values);
    if (statement && this.prepared) return this.prepared.select<R>(statement, tx);
    return this.sequelize.query<R>(sql, {
      replacements: encodeAll(values),
      type: QueryTypes.SELECT,
      raw: true,
      transaction: tx ?? null,
    });
  }

  async first<R extends object>(sql: string, values: Values = {}, tx?: Tx): Promise<R | null> {
    return (await this.select<R>(sql, values, tx))[0] ?? null;
  }

  /**
   * An UPDATE, DELETE or INSERT … SELECT; how many rows it changed. MariaDB does not count a row that an UPDATE
   * leaves as it was, SQLite does: where the number matters, let the UPDATE change something.
   */
  async write(sql: string, values: Values, tx: Scope): Promise<number> {
    const statement = this.prepared && positional(sql, values);
    if (statement && this.prepared)
      return tx === 'alone' ? this.watch(this.prepared.write(statement)) : this.prepared.write(statement, tx);
    if (tx === 'alone') return this.transaction((own) => this.write(sql, values, own));
    return this.sequelize.query(sql, { replacements: encodeAll(values), type: QueryTypes.BULKUPDATE, transaction: tx });
  }

  async insert(table: string, row: Row, tx: Scope): Promise<void> {
    const places = names(row)
      .map((name) => `:${name}`)
      .join(', ');
    await this.write(`INSERT INTO ${table} (${columns(row)}) VALUES (${places})`, row, tx);
  }

  /** Many rows of the same columns. */
  async insertAll(table: string, rows: readonly Row[], tx: Tx): Promise<void> {
    await this.#insertParts(table, rows, '', tx);
  }

  /** Leaves out those whose unique key stands there already; how many were new. */
  insertAllIfAbsent(table: string, rows: readonly Row[], tx: Tx): Promise<number> {
    return this.#insertParts(table, rows, this.#unlessThere(names(rows[0] ?? {})), tx);
  }

  async #insertParts(table: string, rows: readonly Row[], ending: string, tx: Tx): Promise<number> {
    let inserted = 0;
    for (const part of inParts(rows)) {
      const { sql, parameters } = insertion(table, part, ending);
      inserted += this.prepared
        ? await this.prepared.write({ sql, parameters }, tx)
        : await this.sequelize.query(sql, {
            replacements: parameters,
            type: QueryTypes.BULKUPDATE,
            transaction: tx,
          });
    }
    return inserted;
  }

  /** False when a row with the same unique key stands there already; any other trouble is an error. */
  async insertIfAbsent(table: string, row: Row, tx: Scope): Promise<boolean> {
    const places = names(row)
      .map((name) => `:${name}`)
      .join(', ');
    const unless = this.#unlessThere(names(row));
    return (await this.write(`INSERT INTO ${table} (${columns(row)}) VALUES (${places}) ${unless}`, row, tx)) === 1;
  }

  /** MariaDB's INSERT IGNORE would swallow truncation and broken references too; this keeps them errors. */
  #unlessThere([first = '']: readonly string[]): string {
    return this.dialect === 'sqlite' ? 'ON CONFLICT DO NOTHING' : `ON DUPLICATE KEY UPDATE \`${first}\` = \`${first}\``;
  }

  async update(table: string, where: Row, changes: Row, tx: Scope): Promise<number> {
    const set = names(changes)
      .map((name) => `\`${name}\` = :set_${name}`)
      .join(', ');
    const matching = names(where)
      .map((name) => `\`${name}\` = :where_${name}`)
      .join(' AND ');
    const values = {
      ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [`set_${name}`, value])),
      ...Object.fromEntries(Object.entries(where).map(([name, value]) => [`where_${name}`, value])),
    };
    return this.write(`UPDATE ${table} SET ${set} WHERE ${matching}`, values, tx);
  }

  /** Writes only over the version that was read, and raises it. Throws `StaleVersion` when somebody was faster. */
  async updateVersioned(table: string, seen: { id: string; version: number }, changes: Row, tx: Tx): Promise<void> {
    const { id, version } = seen;
    const rows = await this.update(table, { id, version }, { ...changes, version: version + 1 }, tx);
    if (rows !== 1) throw new StaleVersion();
  }

  async close(): Promise<void> {
    await this.prepared?.close();
    await this.sequelize.close();
  }
}
