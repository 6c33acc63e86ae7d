import { ConnectionError, TimeoutError } from 'sequelize';
import { fullStore } from './capacity';
import { isUnreachable } from './database';

const words: Readonly<Record<string, string>> = {
  ER_ACCESS_DENIED_ERROR: '数据库不接受 DATABASE_URL 里的用户名或密码',
  ER_DBACCESS_DENIED_ERROR: 'DATABASE_URL 里的用户没有这个数据库的权限',
  ER_BAD_DB_ERROR: 'DATABASE_URL 里的数据库还没有建好',
};

/** The line for an operator about an error that ends a program: what to look at, and the error's own words. */
export function operatorLine(error: unknown): string {
  const cause = error instanceof Error && 'parent' in error && error.parent instanceof Error ? error.parent : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const known = cause instanceof Error && 'code' in cause ? words[String(cause.code)] : undefined;
  if (known) return `${known}（${message}）`;
  if (/unable to open database file/.test(message))
    return `打不开 DATABASE_URL 的数据库文件，请看路径与权限（${message}）`;
  if (fullStore(error)) return `数据库或磁盘已满，或不能写入（${message}）`;
  if (error instanceof ConnectionError || error instanceof TimeoutError || isUnreachable(error))
    return `连不上 DATABASE_URL 的数据库（${message}）`;
  return message;
}
