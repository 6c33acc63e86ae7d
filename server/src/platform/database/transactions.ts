import { AsyncLocalStorage } from 'node:async_hooks';
import { OptimisticLockError, type Sequelize, type Transaction } from 'sequelize';
import { StaleVersion } from './errors';

/** A parameter of this type shows that a function runs inside the caller's transaction. */
export type Tx = Transaction;

/** MySQL: deadlock, lock wait, stale read on Galera; SQLite: busy. The whole transaction may be retried. */
const passing = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD', 'SQLITE_BUSY']);
const attempts = 8;

function isPassing(error: unknown): boolean {
  const cause = error instanceof Error && 'parent' in error ? error.parent : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && passing.has(String(cause.code));
}

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));

/**
 * Retries work up to eight times while it fails with a temporary error that rolled it back completely, e.g. a
 * deadlock.
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      await pause(attempt);
    }
  }
}

/** The open transaction of the running code. Used only by tests. */
const current = new AsyncLocalStorage<{ open: boolean }>();

/**
 * Makes a statement without its transaction fail while the calling code is inside one. In production it would wait
 * for a second connection of the same pool, and 20 concurrent transactions would wait for each other for ever. Only
 * for tests, because it costs each transaction an async context.
 */
export function forbidStatementsOutside(sequelize: Sequelize): () => void {
  sequelize.addHook('beforeQuery', ({ transaction }: { transaction?: unknown }) => {
    if (!transaction) assertOutsideTransaction();
  });
  checked.add(sequelize);
  return assertOutsideTransaction;
}
const checked = new WeakSet<Sequelize>();

function assertOutsideTransaction(): void {
  if (current.getStore()?.open) throw new Error('a statement inside a transaction was sent without it');
}

async function inContext<T>(work: () => Promise<T>): Promise<T> {
  const context = { open: true };
  try {
    return await current.run(context, work);
  } finally {
    context.open = false;
  }
}

/**
 * Runs work in a transaction and retries it when the database requires that, so work must have no effect outside the
 * database. Throws `StaleVersion` when a versioned model was saved over a newer version. On SQLite all transactions
 * wait in one queue, because it has one writer and its driver would block the process while waiting for itself. Never
 * call it inside the work of another transaction.
 */
export function transactionRunner(
  sequelize: Sequelize,
  oneAtATime: boolean,
): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  const once = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    sequelize.transaction((tx) => (checked.has(sequelize) ? inContext(() => work(tx)) : work(tx)));
  const run = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      return await retried(() => once(work));
    } catch (error) {
      throw error instanceof OptimisticLockError ? new StaleVersion() : error;
    }
  };
  if (!oneAtATime) return run;
  return (work) => {
    const mine = last.then(() => run(work));
    last = mine.catch(() => undefined);
    return mine;
  };
}
