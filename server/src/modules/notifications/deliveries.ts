import type { ResponseOf } from '@yuanhang/contract';
import type { botSchemas } from '@yuanhang/contract/schemas';
import type { Clock } from '../../platform/clock';
import { type Database, newId, toBoolean, toInstant } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Reminders } from './reminders';

const leaseMilliseconds = 60_000;
const retryMinutes = [1, 5, 15, 60, 240];

interface Claimed {
  readonly id: string;
  readonly dedupe_key: string;
  readonly contact_id: string;
  readonly text: string;
  readonly safety: number;
  readonly claimed_until: string | Date;
}

/** Chat deliveries as the bot takes them: claimed for a minute, said, acknowledged. */
export function createDeliveries({
  database,
  clock,
  reminders,
}: {
  database: Database;
  clock: Clock;
  reminders: Reminders;
}) {
  /** Candidates, a guarded update, then what we hold: no row locks, right on a cluster too. */
  async function hold(loginId: string, limit: number): Promise<{ token: string; rows: Claimed[] }> {
    const real = clock.real();
    const token = newId();
    const free =
      "d.channel = 'chat' AND (d.state = 'waiting' OR (d.state = 'claimed' AND d.claimed_until < :real)) AND d.not_before <= :now";
    const values = {
      loginId,
      real,
      now: clock.now(),
      limit,
      token,
      until: new Date(real.getTime() + leaseMilliseconds),
    };
    const candidates = await database.select<{ id: string }>(
      `SELECT d.id FROM deliveries d JOIN messages m ON m.id = d.message_id
       JOIN chat_bindings b ON b.user_id = m.recipient_id AND b.login_id = :loginId
       JOIN chat_logins l ON l.id = b.login_id AND l.current_marker = 1
       WHERE ${free} ORDER BY d.seq LIMIT :limit`,
      values,
    );
    if (candidates.length === 0) return { token, rows: [] };
    const ids = candidates.map(({ id }) => id);
    await database.transaction((tx) =>
      database.write(
        `UPDATE deliveries SET state = 'claimed', claim_token = :token, claimed_until = :until, attempts = attempts + 1
         WHERE id IN (:ids) AND (state = 'waiting' OR (state = 'claimed' AND claimed_until < :real))`,
        { ...values, ids },
        tx,
      ),
    );
    const rows = await database.select<Claimed>(
      `SELECT d.id, m.dedupe_key, b.contact_id, m.text, m.safety, d.claimed_until FROM deliveries d JOIN messages m ON m.id = d.message_id
       JOIN chat_bindings b ON b.user_id = m.recipient_id AND b.login_id = :loginId WHERE d.claim_token = :token ORDER BY d.seq`,
      values,
    );
    return { token, rows };
  }

  const finish = (id: string, token: string, changes: Record<string, string | number | Date | null>) =>
    database.transaction((tx) =>
      database.update('deliveries', { id, claim_token: token, state: 'claimed' }, changes, tx),
    );

  return {
    /** What may be said now in this login. A reminder whose reason is gone is not handed out any more. */
    async claim(loginId: string, limit: number): Promise<ResponseOf<typeof botSchemas.claimDeliveries>> {
      const { token, rows } = await hold(loginId, limit);
      const items = [];
      for (const row of rows) {
        if (!(await reminders.stillDue(row.dedupe_key))) {
          await finish(row.id, token, { state: 'obsolete', finished_at: clock.now(), detail: '原因已不存在' });
          continue;
        }
        const claimedUntil = toInstant(row.claimed_until);
        items.push({
          id: row.id,
          key: row.dedupe_key,
          contactId: row.contact_id,
          text: row.text,
          claimToken: token,
          claimedUntil,
          safety: toBoolean(row.safety),
        });
      }
      return { items };
    },

    /** Throws `not_allowed_now` when the claim ran out and somebody else holds it. */
    async acknowledge(
      id: string,
      {
        claimToken,
        outcome,
        detail,
      }: { claimToken: string; outcome: 'sent' | 'failed' | 'unknown_contact'; detail?: string | undefined },
    ): Promise<void> {
      const held = await database.first<{ attempts: number; state: string }>(
        'SELECT attempts, state FROM deliveries WHERE id = :id AND claim_token = :claimToken',
        { id, claimToken },
      );
      if (!held) throw new AppError('not_allowed_now', { message: '这条消息已由别人领取', detail: 'claim_lost' });
      if (held.state !== 'claimed') return;
      if (outcome === 'sent') {
        await finish(id, claimToken, { state: 'sent', finished_at: clock.now() });
        return;
      }
      const minutes = outcome === 'failed' ? retryMinutes[held.attempts - 1] : undefined;
      const words = detail ?? (outcome === 'unknown_contact' ? '联系人不存在' : '发送失败');
      await finish(
        id,
        claimToken,
        minutes === undefined
          ? { state: 'failed', finished_at: clock.now(), detail: words }
          : { state: 'waiting', not_before: new Date(clock.now().getTime() + minutes * 60_000), detail: words },
      );
    },
  };
}
