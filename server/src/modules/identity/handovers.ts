import { minuteMilliseconds } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { hashToken, newToken } from '../../platform/crypto';
import { type Database, newId } from '../../platform/database';
import { AppError } from '../../platform/errors';

const minutes = 10;

/**
 * A mini program's sign-in through CAS in a web-view. The secret stays with the mini program; the URL carries only the
 * id, which opens nothing; who it was is told here, on the server, and redeemed once with the secret.
 */
export function createHandovers({ database, clock }: { database: Database; clock: Clock }) {
  return {
    async open(openid: string): Promise<{ id: string; secret: string; expiresAt: Date }> {
      const id = newId();
      const secret = newToken();
      const expiresAt = new Date(clock.real().getTime() + minutes * minuteMilliseconds);
      const row = { id, secret_hash: hashToken(secret), openid, expires_at: expiresAt };
      await database.insert('handovers', row, 'alone');
      return { id, secret, expiresAt };
    },

    /** CAS said who it is. False for one that is unknown, over or already told. */
    async tell(id: string, userId: string): Promise<boolean> {
      const values = { id, userId, now: clock.real() };
      const told =
        'UPDATE handovers SET user_id = :userId WHERE id = :id AND user_id IS NULL AND used_at IS NULL AND expires_at > :now';
      return (await database.write(told, values, 'alone')) === 1;
    },

    /** The user, once; null while CAS is not finished. Binds the WeChat account from now on. */
    redeem(secret: string): Promise<string | null> {
      const now = clock.real();
      const hash = hashToken(secret);
      return database.transaction(async (tx) => {
        const row = await database.first<{ id: string; user_id: string | null; openid: string }>(
          'SELECT id, user_id, openid FROM handovers WHERE secret_hash = :hash AND used_at IS NULL AND expires_at > :now',
          { hash, now },
          tx,
        );
        if (!row) throw new AppError('link_expired', { message: '登录已过期，请重新开始' });
        if (row.user_id === null) return null;
        const used = await database.write(
          'UPDATE handovers SET used_at = :now WHERE id = :id AND used_at IS NULL',
          { id: row.id, now },
          tx,
        );
        if (used !== 1) throw new AppError('link_expired', { message: '登录已过期，请重新开始' });
        await database.write(
          'DELETE FROM wechat_accounts WHERE openid = :openid OR user_id = :userId',
          { openid: row.openid, userId: row.user_id },
          tx,
        );
        await database.insert('wechat_accounts', { openid: row.openid, user_id: row.user_id, bound_at: now }, tx);
        return row.user_id;
      });
    },

    /** Who signs in silently with this WeChat account; null before it was bound. */
    async boundTo(openid: string): Promise<string | null> {
      return (
        (
          await database.first<{ user_id: string }>('SELECT user_id FROM wechat_accounts WHERE openid = :openid', {
            openid,
          })
        )?.user_id ?? null
      );
    },
  };
}
export type Handovers = ReturnType<typeof createHandovers>;
