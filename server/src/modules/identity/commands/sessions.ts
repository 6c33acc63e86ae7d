import { dayMilliseconds } from '@yuanhang/domain';
import { hashToken, newToken } from '../../../platform/crypto';
import { newId, type Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { Handover, Session, type SessionClient } from '../model';

/*
 * Sessions have opaque random tokens that are stored as hashes, can be revoked immediately, and have an expiry that
 * moves while they are used.
 */

/** The end of a session that is used now for the last time. */
export const sessionExpiry = ({ clock, sessionDays }: IdentityContext): Date =>
  new Date(clock.real().getTime() + sessionDays * dayMilliseconds);

export interface NewSession {
  /** A phone by default, for tests and tools, which send their token as a header. */
  readonly client?: SessionClient;
  /** The ticket of CAS with which the person came. */
  readonly casTicketHash?: string | null;
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
  { client = 'phone', casTicketHash = null, isConfirmed = false, device, byWechat = false }: NewSession = {},
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
    client,
    casTicketHash,
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

/**
 * Ends what came from a ticket of CAS, when the person signed out there: the sessions, and a hand-over that was not
 * redeemed yet.
 */
export async function closeSessionsOfTicket({ database, clock }: IdentityContext, ticket: string): Promise<void> {
  const casTicketHash = hashToken(ticket);
  const now = clock.real();
  await database.transaction(async (transaction) => {
    await database.model(Handover).update({ usedAt: now }, { where: { casTicketHash, usedAt: null }, transaction });
    await database
      .model(Session)
      .update({ revokedAt: now }, { where: { casTicketHash, revokedAt: null }, transaction });
  });
}
