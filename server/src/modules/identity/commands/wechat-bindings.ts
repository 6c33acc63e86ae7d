import { Op } from 'sequelize';
import type { Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { User, WechatAccount } from '../model';

interface NewBinding {
  readonly userId: string;
  readonly openid: string;
  readonly device: string | null;
}

/**
 * Binds a WeChat account to a person, in place of their former one, and tells them on every channel. Binding the same
 * account again, to confirm the password, is nothing new.
 */
export async function bindWechat(
  { database, clock, outbox, audit }: IdentityContext,
  { userId, openid, device }: NewBinding,
  tx: Tx,
): Promise<void> {
  const boundAt = clock.real();
  const accounts = database.model(WechatAccount);
  const before = await accounts.findOne({ where: { openid }, transaction: tx });
  await accounts.destroy({ where: { [Op.or]: [{ openid }, { userId }] }, transaction: tx });
  await accounts.create({ openid, userId, boundAt, device }, { transaction: tx });
  if (before?.userId === userId) return;
  const user = await database.model(User).findOne({ where: { id: userId }, transaction: tx });
  await outbox.append(
    {
      type: 'account_bound',
      studentId: userId,
      studentName: user?.name ?? '',
      device: device ?? '未知设备',
      at: boundAt.toISOString(),
    },
    tx,
  );
  await audit.recordOrAlarm(tx, {
    actor: { id: userId, role: 'student' },
    action: 'bind_wechat',
    subject: { type: 'user', id: userId },
    detail: device ?? '',
  });
}

/** Removes the WeChat account of a person; it signs in only after a new hand-over. */
export async function unbindWechat({ database }: IdentityContext, userId: string, tx: Tx): Promise<void> {
  await database.model(WechatAccount).destroy({ where: { userId }, transaction: tx });
}
