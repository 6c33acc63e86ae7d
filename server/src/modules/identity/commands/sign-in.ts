import type { RowOf, Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import type { User, UserRole } from '../model';
import { passwordMatches } from '../passwords';
import { type RefusedSignIn, recordRefusedSignIn } from './refused-sign-ins';
import { type NewSession, openSession } from './sessions';

export interface OpenedSession {
  readonly token: string;
  readonly expires: Date;
  readonly userId: string;
  /** Those in force in this session. */
  readonly roles: readonly UserRole['role'][];
}

/** Where a session begins; it stays there. */
export type SessionOrigin = Pick<NewSession, 'device' | 'casTicketHash'> & Required<Pick<NewSession, 'client'>>;

export type SignInWay = 'local' | 'cas' | 'cas-confirmed' | 'wechat' | 'wechat-binding';
/** The ways of signing in for which a password was typed just now. WeChat asks for none, and CAS need not either. */
const confirming: readonly SignInWay[] = ['local', 'cas-confirmed', 'wechat-binding'];
/** Through these a person acts as a student only: a WeChat account is less than the password of a member of the staff. */
const throughWechat: readonly SignInWay[] = ['wechat', 'wechat-binding'];

/**
 * Opens a session for an authenticated person; records `way` in the audit log. Throws `forbidden` for a disabled
 * account, and for a person without the role of a student who comes through WeChat.
 */
export async function openSessionFor(
  context: IdentityContext,
  userId: string,
  way: SignInWay,
  origin: SessionOrigin,
): Promise<OpenedSession> {
  const { database, audit } = context;
  const outcome = await database.transaction(async (tx) => {
    const all = await activeRoles(context, userId, tx);
    const byWechat = throughWechat.includes(way);
    const roles = byWechat ? all.filter((role) => role === 'student') : all;
    const [first] = roles;
    if (!first) return all.length === 0 ? 'disabled' : 'staff';
    const isConfirmed = confirming.includes(way);
    const opened = await openSession(context, userId, tx, { ...origin, isConfirmed, byWechat });
    const actor = { id: userId, role: first };
    const entry = { actor, action: 'sign_in', subject: { type: 'user', id: userId }, detail: way };
    // A student must be able to sign in to call for help.
    await (first === 'student' ? audit.recordOrAlarm(tx, entry) : audit.record(tx, entry));
    return { ...opened, userId, roles };
  });
  if (typeof outcome === 'object') return outcome;
  if (outcome === 'staff') throw staffByWechat();
  await recordRefusedSignIn(context, { reason: 'disabled', userId });
  throw new AppError('forbidden', { message: '账号已停用，请联系国际处' });
}

/** The roles of an active person; none for a disabled or unknown one. */
export async function activeRoles(
  { database }: IdentityContext,
  userId: string,
  tx: Tx,
): Promise<readonly UserRole['role'][]> {
  const rows = await database.select<Pick<RowOf<UserRole>, 'role'>>(
    `SELECT DISTINCT r.role FROM users u JOIN user_roles r ON r.user_id = u.id
     WHERE u.id = :userId AND u.status = 'active' ORDER BY r.role`,
    { userId },
    tx,
  );
  return rows.map(({ role }) => role);
}

export const staffByWechat = () =>
  new AppError('forbidden', { message: '教职工账号不能用微信登录，请在电脑上打开管理台', detail: 'staff_by_wechat' });

/** Throws `sign_in_failed` both for an unknown account and for a wrong password, and `rate_limited` after 10 attempts. */
export async function signInLocally(
  context: IdentityContext,
  username: string,
  password: string,
  origin: SessionOrigin,
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
  return openSessionFor(context, active.id, 'local', origin);
}
