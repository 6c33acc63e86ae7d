import type { Clock } from '../../../platform/clock';
import { type Database, type RowOf, type RowsByOwner, rowsByOwner } from '../../../platform/database';
import type { Session, User, UserRole } from '../model';

/** An open session; the role is null for a user who has none. */
export type SessionRow = Pick<
  RowOf<Session>,
  'id' | 'token_hash' | 'user_id' | 'seen_at' | 'confirmed_at' | 'by_wechat' | 'client'
> &
  Pick<RowOf<User>, 'name'> & { readonly [K in 'role' | 'college_id']: RowOf<UserRole>[K] | null };

const isOpen = "s.revoked_at IS NULL AND s.expires_at > :now AND u.status = 'active'";

/** False once the session was revoked or has expired, or its user was disabled. Does not count as use of the session. */
export const isSessionOpen = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  id: string,
): Promise<boolean> =>
  (await database.first(`SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = :id AND ${isOpen}`, {
    id,
    now: clock.real(),
  })) !== null;

/** Reads open sessions of active users by the digest of their token, a row for each role. */
export const sessionsByToken = ({ database, clock }: { database: Database; clock: Clock }): RowsByOwner<SessionRow> =>
  rowsByOwner<SessionRow>(
    database,
    `SELECT s.id, s.token_hash, s.user_id, u.name, s.seen_at, s.confirmed_at, s.by_wechat, s.client, r.role, r.college_id
     FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN user_roles r ON r.user_id = s.user_id
     WHERE s.token_hash IN (:owners) AND ${isOpen}`,
    ({ token_hash }) => token_hash,
    () => ({ now: clock.real() }),
  );
