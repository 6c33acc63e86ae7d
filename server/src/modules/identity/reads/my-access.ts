import type { ResponseOf } from '@yuanhang/contract';
import type { identitySchemas } from '@yuanhang/contract/schemas';
import { type RowOf, toInstant } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { IdentityContext } from '../context';
import type { Session, WechatAccount } from '../model';

/** What acts in a person's name: the open sessions, newest first, and the bound WeChat. */
export async function myAccess(
  { database, clock }: IdentityContext,
  { userId, sessionId }: Principal,
): Promise<ResponseOf<typeof identitySchemas.myAccess>> {
  const sessions = await database.select<Pick<RowOf<Session>, 'id' | 'device' | 'created_at' | 'seen_at'>>(
    `SELECT id, device, created_at, seen_at FROM sessions
     WHERE user_id = :userId AND revoked_at IS NULL AND expires_at > :now ORDER BY seen_at DESC, id LIMIT 50`,
    { userId, now: clock.real() },
  );
  const wechat = await database.first<Pick<RowOf<WechatAccount>, 'device' | 'bound_at'>>(
    'SELECT device, bound_at FROM wechat_accounts WHERE user_id = :userId',
    { userId },
  );
  return {
    sessions: sessions.map(({ id, device, created_at, seen_at }) => ({
      id,
      device: device ?? unknownDevice,
      signedInAt: toInstant(created_at),
      seenAt: toInstant(seen_at),
      isThis: id === sessionId,
    })),
    wechat: wechat && { device: wechat.device ?? unknownDevice, boundAt: toInstant(wechat.bound_at) },
  };
}

const unknownDevice = '未知设备';
