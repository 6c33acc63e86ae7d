import { dayMilliseconds, isStaffRole, minuteMilliseconds, staffIdleMinutes } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { equalInConstantTime, hashToken, newToken } from '../../platform/crypto';
import { type Database, newId, type RowOf, rowsByOwner, type Tx, toDate, toDateOrNull } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { Session, type User, type UserRole } from './model';

/** How stale `seen_at` may be before a request writes it: reads should not all be writes. */
const touchMilliseconds = 10 * minuteMilliseconds;

/** The role is null for a user who has none. */
type SessionRow = Pick<RowOf<Session>, 'id' | 'token_hash' | 'user_id' | 'seen_at' | 'confirmed_at'> &
  Pick<RowOf<User>, 'name'> & { readonly [K in 'role' | 'college_id']: RowOf<UserRole>[K] | null };

export interface SessionsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly sessionDays: number;
  readonly botToken: string;
}

const bot: Principal = {
  userId: 'bot',
  roles: ['bot'],
  collegeIds: [],
  sessionId: 'bot',
  name: '远航助手',
};

/** Opaque random tokens, kept hashed, revocable at once, with an expiry that slides while they are used. */
export function createSessions({ database, clock, sessionDays, botToken }: SessionsDeps) {
  const expiry = () => new Date(clock.real().getTime() + sessionDays * dayMilliseconds);

  /**
   * Writes that the session was used and returns its new expiry; null when that was written less than `grain` ago.
   * @param unseen milliseconds since the session was seen last
   * @param grain how stale `seen_at` may be, in milliseconds
   */
  async function touch(id: string, unseen: number, grain: number): Promise<Date | null> {
    if (unseen < grain) return null;
    const now = clock.real();
    const expires = expiry();
    await database.changeWhere(Session, { id }, { seenAt: now, expiresAt: expires }, 'autocommit');
    return expires;
  }

  /** A row for each role. */
  const sessionsOf = rowsByOwner<SessionRow>(
    database,
    `SELECT s.id, s.token_hash, s.user_id, u.name, s.seen_at, s.confirmed_at, r.role, r.college_id
     FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN user_roles r ON r.user_id = s.user_id
     WHERE s.token_hash IN (:owners) AND s.revoked_at IS NULL AND s.expires_at > :now AND u.status = 'active'`,
    ({ token_hash }) => token_hash,
    () => ({ now: clock.real() }),
  );

  return {
    /**
     * Opens a session. Only the hash of its token is kept, so this is the only time that the token is known.
     * @param isConfirmed the person typed their password for this session just now
     */
    async open(userId: string, tx: Tx, isConfirmed = false): Promise<{ token: string; expires: Date }> {
      const token = newToken();
      const now = clock.real();
      const expires = expiry();
      const row = {
        id: newId(),
        tokenHash: hashToken(token),
        userId,
        createdAt: now,
        seenAt: now,
        expiresAt: expires,
        confirmedAt: isConfirmed ? now : null,
      };
      await database.model(Session).create(row, { transaction: tx });
      return { token, expires };
    },

    /**
     * The person of a token; null for a token that is unknown, expired or revoked, or belongs to a disabled user.
     * @param inBrowser the token came in a cookie: a session of staff then also ends after `staffIdleMinutes` without use
     */
    async authenticate(token: string, inBrowser: boolean): Promise<Principal | null> {
      if (equalInConstantTime(token, botToken)) return bot;
      const hash = hashToken(token);
      const rows = (await sessionsOf([hash])).get(hash) ?? [];
      const [first] = rows;
      if (!first) return null;
      const isDesk = inBrowser && rows.some(({ role }) => role !== null && isStaffRole(role));
      const unseen = clock.real().getTime() - toDate(first.seen_at).getTime();
      if (isDesk && unseen >= staffIdleMinutes * minuteMilliseconds) return null;
      const renewedUntil = await touch(first.id, unseen, isDesk ? minuteMilliseconds : touchMilliseconds);
      const roles = new Set(rows.flatMap(({ role }) => (role === null ? [] : [role])));
      const colleges = new Set(
        rows.flatMap(({ role, college_id }) => (role === 'college_reviewer' && college_id ? [college_id] : [])),
      );
      return {
        userId: first.user_id,
        name: first.name,
        sessionId: first.id,
        confirmedAt: toDateOrNull(first.confirmed_at),
        roles: [...roles],
        collegeIds: [...colleges],
        ...(renewedUntil && { renewedUntil }),
      };
    },

    /** Revokes one session. */
    async close(id: string, tx: Tx): Promise<void> {
      await database.model(Session).update({ revokedAt: clock.real() }, { where: { id }, transaction: tx });
    },

    /** Revokes all open sessions of a user: sign-out of all devices, a disabled account, changed roles. */
    async closeAll(userId: string, tx: Tx): Promise<void> {
      await database
        .model(Session)
        .update({ revokedAt: clock.real() }, { where: { userId, revokedAt: null }, transaction: tx });
    },
  };
}
export type Sessions = ReturnType<typeof createSessions>;
