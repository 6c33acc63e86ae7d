import { setImmediate } from 'node:timers/promises';
import { type Attributes, type Model, QueryTypes, type Sequelize } from 'sequelize';
import type { Dialect } from './dialect';
import { StaleVersion } from './errors';
import { bindModel, type ModelClass, tableOf } from './model';
import type { ReadPool } from './read-pool';
import { singleFlight } from './single-flight';
import { positional } from './statement';
import { retried, type Tx, transactionRunner } from './transactions';
import { encodeAll, type Values } from './values';
import type { Watch } from './watch';
import {
  type BoundStatement,
  type Changes,
  insertions,
  type Matching,
  type NewRow,
  updating,
  updatingEach,
} from './writer';

/** The transaction of a write: the caller's, or none when one statement is the whole change. */
export type WriteScope = Tx | 'autocommit';

/**
 * The connection to a database, with the same behaviour on SQLite and MariaDB. Models write (`model`); the frequently
 * written tables that the bench names use the typed writer (`add`, `change`, …); lists and set-based statements are
 * SQL with `:name` values.
 */
export class Database {
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly #models = new Map<object, ModelClass>();
  readonly #sameReads = singleFlight();

  constructor(
    readonly sequelize: Sequelize,
    readonly dialect: Dialect,
    private readonly watch: Watch,
    /** For MariaDB; SQLite reads through Sequelize. */
    private readonly reads: ReadPool | null = null,
    /** Throws inside a transaction; for tests. */
    private readonly assertOutsideTransaction: () => void = () => undefined,
  ) {
    const run = transactionRunner(sequelize, dialect === 'sqlite');
    this.transaction = (work) => watch(run(work));
  }

  /** The model bound to this connection; bound at the first call. */
  model<C extends ModelClass>(model: C): C {
    const known = this.#models.get(model);
    if (known) return known as C;
    const bound = bindModel(this.sequelize, model);
    this.#models.set(model, bound);
    return bound;
  }

  /**
   * Rows as the driver returns them, typed by `RowOf<Model>`. Do not modify them: outside transactions, callers with
   * the same query at the same moment share one result (`singleFlight`).
   */
  async select<R extends object>(sql: string, values: Values = {}, tx?: Tx): Promise<R[]> {
    if (tx) return this.#query<R>(sql, values, tx);
    this.assertOutsideTransaction();
    const asked = `${sql} ${JSON.stringify(encodeAll(values))}`;
    const rows = await this.#sameReads(asked, () => this.watch(this.#read<R>(sql, values)));
    return [...rows];
  }

  async first<R extends object>(sql: string, values: Values = {}, tx?: Tx): Promise<R | null> {
    return (await this.select<R>(sql, values, tx))[0] ?? null;
  }

  #read<R extends object>(sql: string, values: Values): Promise<R[]> {
    const statement = this.reads && positional(sql, values, '?');
    return statement && this.reads ? this.reads.select<R>(statement) : this.#query<R>(sql, values, null);
  }

  async #query<R extends object>(sql: string, values: Values, transaction: Tx | null): Promise<R[]> {
    const statement = positional(sql, values, '$');
    const text = statement ? statement.sql : sql;
    const given = statement ? { bind: statement.parameters } : { replacements: encodeAll(values) };
    if (this.dialect === 'sqlite')
      return this.sequelize.query<R>(text, { ...given, type: QueryTypes.SELECT, raw: true, transaction });
    // With RAW, Sequelize does not copy every row of MariaDB; on SQLite it would misread texts that look like PRAGMA.
    const [rows] = await this.sequelize.query(text, { ...given, type: QueryTypes.RAW, raw: true, transaction });
    return rows as R[];
  }

  /**
   * Runs an UPDATE, DELETE or INSERT … SELECT over a set of rows and returns the number of changed rows. MariaDB does
   * not count a row that an UPDATE leaves unchanged, SQLite does: where the number matters, the UPDATE must change
   * something.
   */
  async execute(sql: string, values: Values, scope: WriteScope): Promise<number> {
    const statement = positional(sql, values, '$');
    return statement
      ? this.#write({ sql: statement.sql, bind: statement.parameters }, scope)
      : this.#write({ sql, replacements: encodeAll(values) }, scope);
  }

  async #write(
    statement: BoundStatement | { readonly sql: string; readonly replacements: Record<string, unknown> },
    scope: WriteScope,
  ): Promise<number> {
    const { sql, ...given } = statement;
    const send = (transaction: Tx | null) =>
      this.sequelize.query(sql, { ...given, type: QueryTypes.BULKUPDATE, transaction });
    if (scope !== 'autocommit') return send(scope);
    if (this.dialect === 'sqlite') return this.transaction(send);
    return this.watch(retried(() => send(null)));
  }

  /** Inserts a row of a hot table; `Model.create` is for all others. */
  async add<M extends Model>(model: ModelClass<M>, row: NewRow<M>, scope: WriteScope): Promise<void> {
    for (const statement of insertions(model, [row])) await this.#write(statement, scope);
  }

  /** Inserts rows that all have the same attributes. The server answers other requests between the statements. */
  async addAll<M extends Model>(model: ModelClass<M>, rows: readonly NewRow<M>[], tx: Tx): Promise<void> {
    for (const statement of insertions(model, rows)) {
      await this.#write(statement, tx);
      await this.#pauseForOthers();
    }
  }

  /**
   * Gives one column of many rows a value for each row, by the attribute that identifies a row; for imports. The server
   * answers other requests between the statements.
   */
  async changeEach<M extends Model, A extends keyof Attributes<M> & string>(
    model: ModelClass<M>,
    key: keyof Attributes<M> & string,
    attribute: A,
    values: readonly (readonly [key: string, value: Attributes<M>[A]])[],
    tx: Tx,
  ): Promise<void> {
    for (const statement of updatingEach(model, key, attribute, values)) {
      await this.#write(statement, tx);
      await this.#pauseForOthers();
    }
  }

  /** SQLite's driver answers at once, and would let no other request in between two statements. */
  async #pauseForOthers(): Promise<void> {
    if (this.dialect === 'sqlite') await setImmediate();
  }

  /** Returns false when a row with the same unique key exists; any other failure throws. */
  async addIfAbsent<M extends Model>(model: ModelClass<M>, row: NewRow<M>, scope: WriteScope): Promise<boolean> {
    for (const statement of insertions(model, [row], this.#unlessPresent))
      return (await this.#write(statement, scope)) === 1;
    return false;
  }

  /** Skips rows whose unique key exists; returns the number of new rows. */
  async addAllIfAbsent<M extends Model>(model: ModelClass<M>, rows: readonly NewRow<M>[], tx: Tx): Promise<number> {
    let added = 0;
    for (const statement of insertions(model, rows, this.#unlessPresent)) added += await this.#write(statement, tx);
    return added;
  }

  /** Sequelize's `ignoreDuplicates` is INSERT IGNORE on MariaDB, which hides truncation and broken references too. */
  readonly #unlessPresent = (column: string): string =>
    this.dialect === 'sqlite' ? 'ON CONFLICT DO NOTHING' : `ON DUPLICATE KEY UPDATE ${column} = ${column}`;

  /**
   * Changes a row of a hot table, guarded by the version that was read, and raises the version. Throws `StaleVersion`
   * when it was changed meanwhile.
   */
  async change<M extends Model & { id: string; version: number }>(
    model: ModelClass<M>,
    seen: { readonly id: string; readonly version: number },
    changes: Changes<M>,
    tx: Tx,
  ): Promise<void> {
    const { id, version } = seen;
    const where = { id, version } as Matching<M>;
    const raised = { ...changes, version: version + 1 };
    if ((await this.changeWhere(model, where, raised, tx)) !== 1) throw new StaleVersion();
  }

  /** Changes the matching rows of a hot table and returns their number; use `Model.update` for all other tables. */
  changeWhere<M extends Model>(
    model: ModelClass<M>,
    where: Matching<M>,
    changes: Changes<M>,
    scope: WriteScope,
  ): Promise<number> {
    return this.#write(updating(model, where, changes), scope);
  }

  /**
   * Locks the rows with these ids until the transaction ends, so that decisions by what is read afterwards stay valid.
   * Uses an UPDATE that changes nothing, not even the version, because SQLite has no SELECT … FOR UPDATE.
   */
  async lock<M extends Model>(model: ModelClass<M>, ids: readonly string[], tx: Tx): Promise<void> {
    if (ids.length === 0) return;
    await this.execute(`UPDATE ${tableOf(model).name} SET id = id WHERE id IN (:ids)`, { ids }, tx);
  }

  async close(): Promise<void> {
    await this.reads?.close();
    await this.sequelize.close();
  }
}
