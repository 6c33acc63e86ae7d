import type { Sequelize, Transaction } from 'sequelize';

/** Named so that a signature says: this runs inside the caller's transaction. */
export type Tx = Transaction;

/** MySQL: deadlock, lock wait, stale read on Galera; SQLite: busy. The whole transaction may be run again. */
const passing = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD', 'SQLITE_BUSY']);
const attempts = 8;

function isPassing(error: unknown): boolean {
  const cause = error instanceof Error && 'parent' in error ? error.parent : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && passing.has(String(cause.code));
}

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));

/** Runs work again while what failed it passes: a deadlock undid it whole. */
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

/**
 * Runs work in a transaction and runs it again when the database asks for that. Work must therefore have no
 * effect outside the database. On SQLite all transactions wait in one queue: it has one writer, and its
 * driver would block the process while waiting for itself. Never call it inside another one's work.
 */
export function transactionRunner(
  sequelize: Sequelize,
  oneAtATime: boolean,
): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => retried(() => sequelize.transaction(work));
  if (!oneAtATime) return run;
  return (work) => {
    const mine = last.then(() => run(work));
    last = mine.catch(() => undefined);
    return mine;
  };
}
