import { UniqueConstraintError } from 'sequelize';

/** The caller read a version that is no longer the newest, because another writer was first. */
export class StaleVersion extends Error {
  /**
   * @param explain reads the changes since, after the rollback, as the error for the person
   */
  constructor(readonly explain?: () => Promise<Error>) {
    super('stale version');
    this.name = 'StaleVersion';
  }
}

/** The error for the response, after the transaction that threw it was rolled back. */
export async function explained(error: unknown): Promise<unknown> {
  return error instanceof StaleVersion && error.explain ? error.explain() : error;
}

/** The codes of Node, mysql2 and the server for a lost connection; Sequelize wraps the errors in a `parent`. */
const lost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  // The answer of a Galera node that has lost the others, or is still catching up.
  'ER_UNKNOWN_COM_ERROR',
]);

/** Whether the statement failed because the database is unreachable, and not because of its content. */
export function isUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('parent' in error && isUnreachable(error.parent)) return true;
  // mysql2 marks the error that ended the connection; statements queued behind it have no code of their own.
  return ('code' in error && lost.has(String(error.code))) || ('fatal' in error && error.fatal === true);
}

/** The codes of SQLite and the server for a full or read-only disk, and for a server that is set to read only. */
const unwritable = new Set([
  'SQLITE_FULL',
  'SQLITE_READONLY',
  'SQLITE_IOERR_WRITE',
  'EE_WRITE',
  'EE_DISK_FULL',
  'ER_DISK_FULL',
  'ER_DISK_FULL_NOWAIT',
  'ER_ERROR_ON_WRITE',
  'ER_RECORD_FILE_FULL',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_READ_ONLY_MODE',
  'ER_INNODB_READ_ONLY',
]);
/** `ER_GET_ERRNO` has the number of the storage engine's error in its text: 28 ENOSPC, 30 EROFS, 122 EDQUOT. */
const engineFull = /\berror (28|30|122)\b/;

/** Whether the statement failed because the database cannot store anything more, whatever its content. */
export function isUnwritable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('parent' in error && isUnwritable(error.parent)) return true;
  if (!('code' in error)) return false;
  const isEngineFull = error.code === 'ER_GET_ERRNO' && 'message' in error && engineFull.test(String(error.message));
  return isEngineFull || unwritable.has(String(error.code));
}

/** Whether the error means that a row with the same unique key exists. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof UniqueConstraintError ||
  (error instanceof Error && 'code' in error && error.code === 'ER_DUP_ENTRY');
