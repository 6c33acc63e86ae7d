import type { RowOf } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import type { User, UserRole } from '../model';
import { passwordMatches } from '../passwords';
import { type RefusedSignIn, recordRefusedSignIn } from './refused-sign-ins';
import { openSession } from './sessions';

export interface OpenedSession {
  readonly token: string;
  readonly expires: Date;
  readonly userId: string;
}

/** The ways of signing in for which a password was typed just now. WeChat asks for none, and CAS need not either. */
const confirming: readonly string[] = ['local', 'cas-confirmed', 'wechat-binding'];

/**
 * Opens a session for an authenticated person; records `way` in the audit log. Throws `forbidden` for a disabled
 * account.
 */
export async function openSessionFor(context: IdentityContext, userId: string, way: string): Promise<OpenedSession> {
  const { database, audit } = context;
  const session = await database.transaction(async (tx) => {
    const active = await database.first<Pick<RowOf<UserRole>, 'role'>>(
      `SELECT r.role FROM users u JOIN user_roles r ON r.user_id = u.id
       WHERE u.id = :userId AND u.status = 'active' ORDER BY r.role LIMIT 1`,
      { userId },
      tx,
    );
    if (!active) return null;
    const opened = await openSession(context, userId, tx, confirming.includes(way));
    const actor = { id: userId, role: active.role };
    const entry = { actor, action: 'sign_in', subject: { type: 'user', id: userId }, detail: way };
    // A student must be able to sign in to call for help.
    await (active.role === 'student' ? audit.recordOrAlarm(tx, entry) : audit.record(tx, entry));
    return { ...opened, userId };
  });
  if (session) return session;
  await recordRefusedSignIn(context, { reason: 'disabled', userId });
  throw new AppError('forbidden', { message: '账号已停用，请联系国际处' });
}

/** Throws `sign_in_failed` both for an unknown account and for a wrong password, and `rate_limited` after 10 attempts. */
export async function signInLocally(
  context: IdentityContext,
  username: string,
  password: string,
): Promise<OpenedSession> {
  const { database, localAccounts, signInAttempts } = context;
  if (!localAccounts) throw new AppError('forbidden', { message: '请使用统一身份认证登录' });
  const account = username.toLowerCase();
  const user = await database.first<Pick<RowOf<User>, 'id' | 'status' | 'password_hash'>>(
    'SELECT id, status, password_hash FROM users WHERE username = :account',
    { account },
  );
  const refused = (reason: RefusedSignIn['reason']) =>
    recordRefusedSignIn(context, { reason, userId: user?.id ?? null });
  await signInAttempts.take(account).catch(async (error: unknown) => {
    if (error instanceof AppError && error.code === 'rate_limited') await refused('locked');
    throw error;
  });
  const active = user?.status === 'active' ? user : null;
  const right = await passwordMatches(active?.password_hash ?? null, password);
  if (!active || !right) {
    await refused(active ? 'wrong_password' : user ? 'disabled' : 'unknown_account');
    throw new AppError('sign_in_failed');
  }
  await signInAttempts.forgive(account);
  return openSessionFor(context, active.id, 'local');
}
