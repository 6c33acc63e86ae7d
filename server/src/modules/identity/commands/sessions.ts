import { dayMilliseconds } from '@yuanhang/domain';
import { hashToken, newToken } from '../../../platform/crypto';
import { newId, type Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { Session } from '../model';

/*
 * Sessions have opaque random tokens that are stored as hashes, can be revoked immediately, and have an expiry that
 * moves while they are used.
 */

/** The end of a session that is used now for the last time. */
export const sessionExpiry = ({ clock, sessionDays }: IdentityContext): Date =>
  new Date(clock.real().getTime() + sessionDays * dayMilliseconds);

export interface NewSession {
  /** The person typed their password for this session just now. */
  readonly isConfirmed?: boolean;
  /** The device as its owner recognises it. */
  readonly device?: string;
  /** The session began in WeChat: the person acts in it as a student only. */
  readonly byWechat?: boolean;
}

/** Opens a session. Only the hash of its token is stored, so the token cannot be read again later. */
export async function openSession(
  context: IdentityContext,
  userId: string,
  tx: Tx,
  { isConfirmed = false, device, byWechat = false }: NewSession = {},
): Promise<{ token: string; expires: Date }> {
  const token = newToken();
  const now = context.clock.real();
  const expires = sessionExpiry(context);
  const row = {
    id: newId(),
    tokenHash: hashToken(token),
    userId,
    createdAt: now,
    seenAt: now,
    expiresAt: expires,
    confirmedAt: isConfirmed ? now : null,
    device: device ?? null,
    byWechat,
  };
  await context.database.model(Session).create(row, { transaction: tx });
  return { token, expires };
}

/** Revokes one session of a person; false when they have no such open session. */
export async function closeSessionOf(
  { database, clock }: IdentityContext,
  userId: string,
  id: string,
  tx: Tx,
): Promise<boolean> {
  const [closed] = await database
    .model(Session)
    .update({ revokedAt: clock.real() }, { where: { id, userId, revokedAt: null }, transaction: tx });
  return closed === 1;
}

/** Revokes one session. */
export async function closeSession({ database, clock }: IdentityContext, id: string, tx: Tx): Promise<void> {
  await database.model(Session).update({ revokedAt: clock.real() }, { where: { id }, transaction: tx });
}

/** Revokes all open sessions of a user: sign-out of all devices, a disabled account, changed roles. */
export async function closeAllSessions({ database, clock }: IdentityContext, userId: string, tx: Tx): Promise<void> {
  await database
    .model(Session)
    .update({ revokedAt: clock.real() }, { where: { userId, revokedAt: null }, transaction: tx });
}
