import { dayMilliseconds } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import { type Database, type Row, toDate } from '../../../platform/database';
import { channelLabels } from '../channels/channels';
import { botSilenceMilliseconds } from '../reachability';
import type { NextChannel } from './next-channel';

/** Nothing waits longer in one go: the next tick goes on. */
const batch = 200;
/** Said of what has no other way: it goes on waiting, and is not asked about again, so that those behind it get their turn. */
const noOtherWay = '没有其他渠道';
/** A new code is sent soon or never: after this long without a chat the message has failed, and the ledger says so. */
const patienceMilliseconds = 3 * dayMilliseconds;

interface Stuck {
  readonly id: string;
  readonly message_id: string;
  readonly created_at: string | Date;
}
interface Login {
  readonly state: string;
  readonly seen_at: string | Date;
}

/**
 * What waits for a chat that cannot be had takes the next channel: the bot has been silent for a minute, or the
 * recipient's chat is no longer bound. Where there is no other way it goes on waiting, for three days; it stands in the
 * inbox all the while.
 */
export const reroute =
  ({ database, clock, next }: { database: Database; clock: Clock; next: NextChannel }) =>
  async (): Promise<void> => {
    const real = clock.real();
    const longAgo = new Date(clock.now().getTime() - patienceMilliseconds);
    const login = await database.first<Login>('SELECT state, seen_at FROM chat_logins WHERE current_marker = 1');
    const isOnline =
      login?.state === 'online' && toDate(login.seen_at).getTime() >= real.getTime() - botSilenceMilliseconds;
    const stuck = await database.select<Stuck>(
      `SELECT d.id, d.message_id, d.created_at FROM deliveries d JOIN messages m ON m.id = d.message_id
       WHERE d.channel = 'chat' AND (d.state = 'waiting' OR (d.state = 'claimed' AND d.claimed_until < :real))
         AND d.not_before <= :now AND m.safety = 0
         AND (d.detail IS NULL OR d.detail <> :noOtherWay OR d.created_at < :longAgo)
         ${isOnline ? `AND NOT EXISTS (SELECT 1 FROM chat_bindings b JOIN chat_logins l ON l.id = b.login_id AND l.current_marker = 1 WHERE b.user_id = m.recipient_id AND b.chat_messages = 1)` : ''}
       ORDER BY d.seq LIMIT ${batch}`,
      { now: clock.now(), real, noOtherWay, longAgo },
    );
    const why = isOnline ? '聊天未绑定' : '聊天助手不在线';
    const withoutAnother = (since: string | Date): Row =>
      toDate(since) < longAgo
        ? { state: 'failed', detail: `${why}，${noOtherWay}` }
        : { state: 'waiting', finished_at: null, detail: noOtherWay };
    for (const { id, message_id, created_at } of stuck) {
      await database.transaction(async (tx) => {
        // Written first: of two servers one goes on.
        const free = "(state = 'waiting' OR (state = 'claimed' AND claimed_until < :real))";
        const values = { id, now: clock.now(), real };
        const mine = await database.write(
          `UPDATE deliveries SET claim_token = NULL, claimed_until = NULL, state = 'superseded', finished_at = :now
           WHERE id = :id AND ${free}`,
          values,
          tx,
        );
        if (mine !== 1) return;
        const channel = await next(tx, message_id);
        const changes =
          channel === null ? withoutAnother(created_at) : { detail: `${why}，改用${channelLabels[channel]}` };
        await database.update('deliveries', { id }, changes, tx);
      });
    }
  };
