import { dayMilliseconds, isStaffRole, minuteMilliseconds, type Role, staffIdleMinutes } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { equalInConstantTime, hashToken, newToken } from '../../platform/crypto';
import { type Database, newId, rowsByOwner, type Tx, toDate, toDateOrNull } from '../../platform/database';
import type { Principal } from '../../platform/http';

/** How stale `seen_at` may be before a request writes it: reads should not all be writes. */
const touchMilliseconds = 10 * minuteMilliseconds;

interface SessionRow {
  readonly id: string;
  readonly token_hash: string;
  readonly user_id: string;
  readonly name: string;
  readonly seen_at: string | Date;
  readonly confirmed_at: string | Date | null;
  readonly role: Role | null;
  readonly college_id: string | null;
}

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
   * The new expiry; null when it was written lately.
   * @param unseen for how many milliseconds nobody was seen
   * @param grain how stale `seen_at` may be, in milliseconds
   */
  async function touch(id: string, unseen: number, grain: number): Promise<Date | null> {
    if (unseen < grain) return null;
    const now = clock.real();
    const expires = expiry();
    await database.update('sessions', { id }, { seen_at: now, expires_at: expires }, 'alone');
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
    /** The token is shown once, here. `isConfirmed`: a password was typed for it just now. */
    async open(userId: string, tx: Tx, isConfirmed = false): Promise<{ token: string; expires: Date }> {
      const token = newToken();
      const now = clock.real();
      const expires = expiry();
      const row = {
        id: newId(),
        token_hash: hashToken(token),
        user_id: userId,
        created_at: now,
        seen_at: now,
        expires_at: expires,
        confirmed_at: isConfirmed ? now : null,
      };
      await database.insert('sessions', row, tx);
      return { token, expires };
    },

    /**
     * Null for a token that was never given, is over, or belongs to a disabled user.
     * @param inBrowser it came in a cookie: of staff, it also ends when nobody was at the desk for `staffIdleMinutes`
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

    async close(sessionId: string, tx: Tx): Promise<void> {
      await database.update('sessions', { id: sessionId }, { revoked_at: clock.real() }, tx);
    },

    /** Everywhere: sign-out of all devices, a disabled user, changed roles. */
    async closeAll(userId: string, tx: Tx): Promise<void> {
      await database.write(
        'UPDATE sessions SET revoked_at = :now WHERE user_id = :userId AND revoked_at IS NULL',
        { userId, now: clock.real() },
        tx,
      );
    },
  };
}
export type Sessions = ReturnType<typeof createSessions>;
