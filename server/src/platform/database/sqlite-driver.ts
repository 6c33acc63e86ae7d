import { isNativeError } from 'node:util/types';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

type Callback = (this: { lastID: number; changes: number }, error: Error | null, rows?: unknown[]) => void;
type Parameters = readonly unknown[] | Readonly<Record<string, unknown>>;

/** SQLite's extended result codes that Sequelize or `isUnwritable` distinguishes by name. */
const codes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  13: 'SQLITE_FULL',
  517: 'SQLITE_BUSY',
  778: 'SQLITE_IOERR_WRITE',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1032: 'SQLITE_READONLY',
  1034: 'SQLITE_IOERR_WRITE',
  1288: 'SQLITE_READONLY',
  1544: 'SQLITE_READONLY',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

function named(error: unknown): Error {
  const known = isNativeError(error) ? error : new Error(String(error));
  const code = /UNIQUE constraint failed/.test(known.message)
    ? 'SQLITE_CONSTRAINT_UNIQUE'
    : /FOREIGN KEY constraint failed/.test(known.message)
      ? 'SQLITE_CONSTRAINT_FOREIGNKEY'
      : /database is locked/.test(known.message)
        ? 'SQLITE_BUSY'
        : ('errcode' in known && codes[Number(known.errcode)]) || 'SQLITE_ERROR';
  return Object.assign(known, { code });
}

function openFile(filename: string, survivesPowerLoss: boolean): DatabaseSyncInstance {
  const connection = new DatabaseSync(filename);
  const synchronous = survivesPowerLoss ? 'FULL' : 'OFF';
  connection.exec(`PRAGMA journal_mode=WAL; PRAGMA busy_timeout=5000; PRAGMA synchronous=${synchronous};`);
  return connection;
}

/**
 * The part of node-sqlite3's interface that Sequelize uses, over a driver whose package contains its binaries:
 * nothing is compiled or downloaded at install. Statements run synchronously, so callers must never wait for a lock
 * that another statement of this process holds: all writes go through one queue (transactions.ts). A driver serves
 * one Sequelize, which has one file. Sequelize opens a connection for each transaction and closes it at the end; the
 * driver keeps that connection for the next transaction, because opening takes as long as a dozen statements.
 */
export function createSqliteDriver({ survivesPowerLoss }: { survivesPowerLoss: boolean }) {
  let spare: DatabaseSyncInstance | null = null;

  class Database {
    readonly filename: string;
    /** Sequelize sets it on the connection of a transaction. */
    uuid?: string;
    readonly #connection: DatabaseSyncInstance;

    constructor(filename: string, _mode: number, opened: (error: Error | null) => void) {
      this.filename = filename;
      this.#connection = spare ?? openFile(filename, survivesPowerLoss);
      spare = null;
      // Sequelize reads the instance in the callback, so it must run after the constructor has returned.
      setImmediate(() => opened(null));
    }

    serialize(work: () => void): void {
      work();
    }

    run(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
      return this.#answer(parameters, callback, (values) => {
        const statement = positional(sql, values);
        const { changes, lastInsertRowid } = execute(this.#connection.prepare(statement.sql), 'run', statement.values);
        return { changes: Number(changes), lastID: Number(lastInsertRowid), rows: undefined };
      });
    }

    all(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
      return this.#answer(parameters, callback, (values) => ({
        changes: 0,
        lastID: 0,
        // A full disk ends the transaction in SQLite itself, which leaves nothing to roll back.
        rows:
          sql === 'ROLLBACK;' && !this.#connection.isTransaction
            ? []
            : execute(this.#connection.prepare(sql), 'all', values),
      }));
    }

    close(callback?: (error: Error | null) => void): void {
      const isOfTransaction = this.uuid !== undefined;
      if (isOfTransaction && spare === null && !this.#connection.isTransaction) {
        spare = this.#connection;
      } else {
        this.#connection.close();
      }
      // The connection outside transactions is closed with Sequelize itself.
      if (!isOfTransaction) {
        spare?.close();
        spare = null;
      }
      callback?.(null);
    }

    #answer(
      parameters: Parameters | Callback | undefined,
      callback: Callback | undefined,
      work: (values: Parameters) => { changes: number; lastID: number; rows: unknown[] | undefined },
    ): this {
      const done = typeof parameters === 'function' ? parameters : callback;
      const values = typeof parameters === 'function' || parameters === undefined ? [] : parameters;
      try {
        const { rows, ...statement } = work(values);
        done?.call(statement, null, rows);
      } catch (error) {
        done?.call({ changes: 0, lastID: 0 }, named(error));
      }
      return this;
    }
  }
  return { Database, OPEN_READWRITE: 2, OPEN_CREATE: 4 };
}

/**
 * Rewrites `$1, $2, …`, with each number once and in order as in an INSERT of many rows, to `?, ?, …`: SQLite looks
 * up named parameters one by one, which is very slow for thousands of them. Any other statement stays unchanged.
 */
function positional(sql: string, values: Parameters): { readonly sql: string; readonly values: Parameters } {
  if (Array.isArray(values)) return { sql, values };
  const names = sql.match(/\$\d+/g) ?? [];
  const isInOrder =
    names.length === Object.keys(values).length && names.every((name, at) => name === `$${at + 1}` && name in values);
  if (!isInOrder) return { sql, values };
  const byName = new Map(Object.entries(values));
  return { sql: sql.replaceAll(/\$\d+/g, '?'), values: names.map((name) => byName.get(name)) };
}

function execute<M extends 'run' | 'all'>(
  statement: StatementSyncInstance,
  method: M,
  values: Parameters,
): ReturnType<StatementSyncInstance[M]>;
function execute(statement: StatementSyncInstance, method: 'run' | 'all', values: Parameters): unknown {
  return Array.isArray(values) ? statement[method](...values) : statement[method](values);
}
