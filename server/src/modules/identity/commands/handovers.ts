import { randomInt } from 'node:crypto';
import { minuteMilliseconds } from '@yuanhang/domain';
import { literal, Op } from 'sequelize';
import { equalInConstantTime, hashToken, newToken } from '../../../platform/crypto';
import { newId } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { Handover, type Session } from '../model';
import { activeRoles, staffByWechat } from './sign-in';
import { bindWechat } from './wechat-bindings';

/*
 * A hand-over is a mini program's sign-in through CAS in a web-view. The secret stays with the mini program. The URL
 * contains only the id, which grants no access: after CAS the person types, on a page that says whose WeChat asks, the
 * code that their mini program shows (`confirmHandover`), and the mini program redeems the secret once. Without the code
 * a link sent by somebody else would bind the sender's WeChat.
 */

const minutes = 10;
/** Wrong codes before the hand-over is over. */
const guesses = 5;

export interface OpenedHandover {
  readonly id: string;
  readonly secret: string;
  /** Six digits, to be typed on the page after CAS. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** Starts a hand-over for a WeChat account. Only the hashes of the secret and of the code are stored. */
export async function openHandover(
  { database, clock }: IdentityContext,
  openid: string,
  device: string,
): Promise<OpenedHandover> {
  const id = newId();
  const secret = newToken();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const openedAt = clock.real();
  const expiresAt = new Date(openedAt.getTime() + minutes * minuteMilliseconds);
  const hashes = { secretHash: hashToken(secret), codeHash: hashOf(id, code) };
  await database.transaction((transaction) =>
    database.model(Handover).create({ id, ...hashes, openid, device, openedAt, expiresAt }, { transaction }),
  );
  return { id, secret, code, expiresAt };
}

/** The WeChat that asks: its device, and when it did. Null for a hand-over that is unknown or over. */
export async function waitingHandover(
  { database, clock }: IdentityContext,
  id: string,
): Promise<{ readonly device: string; readonly openedAt: Date } | null> {
  const found = await database.model(Handover).findOne({ where: { id, ...waitingAt(clock.real()) } });
  return found && { device: found.device ?? '未知设备', openedAt: found.openedAt ?? clock.real() };
}

export interface HandoverConfirmation {
  readonly id: string;
  readonly userId: string;
  readonly code: string;
  /** The ticket with which the person came from CAS. */
  readonly casTicketHash: string;
}
export type Confirmed = 'confirmed' | 'wrong' | 'over';

/**
 * Records the person who signed in at CAS and typed the code. `wrong` counts towards the limit. Throws `forbidden` for a
 * person who is no student.
 */
export function confirmHandover(
  context: IdentityContext,
  { id, userId, code, casTicketHash }: HandoverConfirmation,
): Promise<Confirmed> {
  const { database, clock } = context;
  return database.transaction(async (tx) => {
    if (!(await activeRoles(context, userId, tx)).includes('student')) throw staffByWechat();
    const waiting = { id, ...waitingAt(clock.real()) };
    // Counted before the code is compared, so that guesses sent at the same moment are all counted.
    const [counted] = await database
      .model(Handover)
      .update({ guesses: literal('guesses + 1') }, { where: waiting, transaction: tx });
    const handover = await database.model(Handover).findOne({ where: { id }, transaction: tx });
    if (counted !== 1 || !handover?.codeHash) return 'over';
    if (!equalInConstantTime(handover.codeHash, hashOf(id, code)))
      return handover.guesses >= guesses ? 'over' : 'wrong';
    const [confirmed] = await database
      .model(Handover)
      .update({ userId, casTicketHash }, { where: { id, userId: null, usedAt: null }, transaction: tx });
    return confirmed === 1 ? 'confirmed' : 'over';
  });
}

/** Ends a hand-over that its person does not recognise. */
export async function refuseHandover({ database, clock }: IdentityContext, id: string): Promise<void> {
  const now = clock.real();
  await database.transaction((transaction) =>
    database.model(Handover).update({ usedAt: now }, { where: { id, ...waitingAt(now) }, transaction }),
  );
}

/**
 * The user who confirmed, once; null until then. From then on the WeChat account is bound to that user.
 * Throws `link_expired` for a secret that is unknown, used or expired.
 */
export function redeemHandover(
  context: IdentityContext,
  secret: string,
): Promise<Pick<Session, 'userId' | 'casTicketHash'> | null> {
  const { database, clock } = context;
  const now = clock.real();
  const secretHash = hashToken(secret);
  return database.transaction(async (tx) => {
    const handover = await database
      .model(Handover)
      .findOne({ where: { secretHash, usedAt: null, expiresAt: { [Op.gt]: now } }, transaction: tx });
    if (!handover) throw expired();
    const { id, userId, openid, device, casTicketHash } = handover;
    if (userId === null) return null;
    const [used] = await database
      .model(Handover)
      .update({ usedAt: now }, { where: { id, usedAt: null }, transaction: tx });
    if (used !== 1) throw expired();
    await bindWechat(context, { userId, openid, device }, tx);
    return { userId, casTicketHash };
  });
}

const waitingAt = (now: Date) => ({
  userId: null,
  usedAt: null,
  expiresAt: { [Op.gt]: now },
  guesses: { [Op.lt]: guesses },
});
const hashOf = (id: string, code: string) => hashToken(`${id}:${code}`);
const expired = () => new AppError('link_expired', { message: '登录已过期，请重新开始' });
