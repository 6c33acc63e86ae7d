import type { Clock } from '../../platform/clock';
import type { Database, RowOf } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { RateLimit } from '../../platform/rate-limits';
import type { Audit } from '../audit';
import type { User, UserRole } from './model';
import { passwordMatches } from './passwords';
import type { Sessions } from './sessions';

export interface SignInDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly audit: Audit;
  /** 10 attempts in 15 minutes for each account, from any address. */
  readonly guesses: RateLimit;
  /** In demos and tests only; production has CAS. */
  readonly localAccounts: boolean;
}

export interface OpenedSession {
  readonly token: string;
  readonly expires: Date;
  readonly userId: string;
}

/** The ways of signing in for which a password was typed just now. WeChat asks for none, and CAS need not either. */
const confirming: readonly string[] = ['local', 'cas-confirmed', 'wechat-binding'];

/** Opens sessions for people whose identity has been established, by whichever way they signed in. */
export function createSignIn({ database, sessions, audit, guesses, localAccounts }: SignInDeps) {
  const openFor = (userId: string, way: string): Promise<OpenedSession> =>
    database.transaction(async (tx) => {
      const active = await database.first<Pick<RowOf<UserRole>, 'role'>>(
        `SELECT r.role FROM users u JOIN user_roles r ON r.user_id = u.id
         WHERE u.id = :userId AND u.status = 'active' ORDER BY r.role LIMIT 1`,
        { userId },
        tx,
      );
      if (!active) throw new AppError('forbidden', { message: '账号已停用，请联系国际处' });
      const opened = await sessions.open(userId, tx, confirming.includes(way));
      const [actor, subject] = [
        { id: userId, role: active.role },
        { type: 'user', id: userId },
      ];
      await audit.record(tx, { actor, action: 'sign_in', subject, detail: way });
      return { ...opened, userId };
    });

  return {
    /** Throws `forbidden` for a disabled account. `way` is kept in the audit log. */
    openFor,

    /** Throws `sign_in_failed` both for an unknown account and for a wrong password, and `rate_limited` after 10 attempts. */
    async locally(username: string, password: string): Promise<OpenedSession> {
      if (!localAccounts) throw new AppError('forbidden', { message: '请使用统一身份认证登录' });
      const account = username.toLowerCase();
      await guesses.take(account);
      const user = await database.first<Pick<RowOf<User>, 'id' | 'password_hash'>>(
        "SELECT id, password_hash FROM users WHERE username = :account AND status = 'active'",
        { account },
      );
      const right = await passwordMatches(user?.password_hash ?? null, password);
      if (!user || !right) throw new AppError('sign_in_failed');
      await guesses.forgive(account);
      return openFor(user.id, 'local');
    },
  };
}
export type SignIn = ReturnType<typeof createSignIn>;
