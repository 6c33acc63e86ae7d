import { UniqueConstraintError } from 'sequelize';

/** The caller read a version that is no longer the newest: another writer was first. */
export class StaleVersion extends Error {
  /** @param explain reads what changed since, after the rollback, as the error for the person who asked */
  constructor(readonly explain?: () => Promise<Error>) {
    super('stale version');
    this.name = 'StaleVersion';
  }
}

/** The error to answer with, once the transaction that threw it was rolled back. */
export async function explained(error: unknown): Promise<unknown> {
  return error instanceof StaleVersion && error.explain ? error.explain() : error;
}

/** How Node, mysql2 and the server itself say that a connection ended; Sequelize wraps them in a `parent`. */
const lost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  // A Galera node that has lost the others, or is still catching up, answers so to everything.
  'ER_UNKNOWN_COM_ERROR',
]);

/** Did the statement fail because the database is away, and not because of what it said? */
export function isUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('parent' in error && isUnreachable(error.parent)) return true;
  // mysql2 marks what ended the connection; a statement queued behind that carries no code of its own.
  return ('code' in error && lost.has(String(error.code))) || ('fatal' in error && error.fatal === true);
}

/** Does a row with the same unique key stand there already? */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof UniqueConstraintError ||
  (error instanceof Error && 'code' in error && error.code === 'ER_DUP_ENTRY');
