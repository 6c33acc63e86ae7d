import { minuteMilliseconds } from '@yuanhang/domain';
import { Op } from 'sequelize';
import { hashToken, newToken } from '../../../platform/crypto';
import { newId } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { Handover, WechatAccount } from '../model';

/*
 * A hand-over is a mini program's sign-in through CAS in a web-view. The secret stays with the mini program. The URL
 * contains only the id, which grants no access: the CAS callback records the user for it (`identifyHandover`), and
 * the mini program redeems the secret once.
 */

const minutes = 10;

/** Starts a hand-over for a WeChat account. Only the hash of the secret is stored. */
export async function openHandover(
  { database, clock }: IdentityContext,
  openid: string,
): Promise<{ id: string; secret: string; expiresAt: Date }> {
  const id = newId();
  const secret = newToken();
  const expiresAt = new Date(clock.real().getTime() + minutes * minuteMilliseconds);
  await database.transaction((transaction) =>
    database.model(Handover).create({ id, secretHash: hashToken(secret), openid, expiresAt }, { transaction }),
  );
  return { id, secret, expiresAt };
}

/** Records who signed in at CAS. False for a hand-over that is unknown or over, or that has a user already. */
export async function identifyHandover(
  { database, clock }: IdentityContext,
  id: string,
  userId: string,
): Promise<boolean> {
  const open = { id, userId: null, usedAt: null, expiresAt: { [Op.gt]: clock.real() } };
  const [identified] = await database.transaction((transaction) =>
    database.model(Handover).update({ userId }, { where: open, transaction }),
  );
  return identified === 1;
}

/**
 * The user who signed in, once; null while CAS is not finished. From then on the WeChat account is bound to that user.
 * Throws `link_expired` for a secret that is unknown, used or expired.
 */
export function redeemHandover({ database, clock }: IdentityContext, secret: string): Promise<string | null> {
  const now = clock.real();
  const secretHash = hashToken(secret);
  return database.transaction(async (tx) => {
    const handover = await database
      .model(Handover)
      .findOne({ where: { secretHash, usedAt: null, expiresAt: { [Op.gt]: now } }, transaction: tx });
    if (!handover) throw expired();
    const { id, userId, openid } = handover;
    if (userId === null) return null;
    const [used] = await database
      .model(Handover)
      .update({ usedAt: now }, { where: { id, usedAt: null }, transaction: tx });
    if (used !== 1) throw expired();
    await database.model(WechatAccount).destroy({ where: { [Op.or]: [{ openid }, { userId }] }, transaction: tx });
    await database.model(WechatAccount).create({ openid, userId, boundAt: now }, { transaction: tx });
    return userId;
  });
}

const expired = () => new AppError('link_expired', { message: '登录已过期，请重新开始' });
