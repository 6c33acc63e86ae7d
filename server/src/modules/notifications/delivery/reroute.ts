import { dayMilliseconds } from '@yuanhang/domain';
import { Op } from 'sequelize';
import { type Changes, type RowOf, toDate } from '../../../platform/database';
import { channelLabels } from '../channels/channels';
import type { NotificationsContext } from '../context';
import { Delivery } from '../model';
import { botSilenceMilliseconds } from '../reachability';
import { nextChannel } from './next-channel';

/** The most deliveries rerouted in one run; the next run continues. */
const batch = 200;
/**
 * The detail of a delivery without another channel: it keeps waiting and is excluded from later runs, which reach the
 * next ones.
 */
const noOtherChannel = '没有其他渠道';
/** A user without a chat binds one soon or never: after this time the delivery fails. */
const maxWaitMilliseconds = 3 * dayMilliseconds;

type Stuck = Pick<RowOf<Delivery>, 'id' | 'message_id' | 'created_at'>;
interface Login {
  readonly state: string;
  readonly seen_at: string | Date;
}

/**
 * Sends by the next channel the messages for a chat that cannot be reached: the bot has not reported for a minute, or
 * the recipient's chat is no longer bound. Without another channel the delivery waits for three days; the message is
 * in the inbox meanwhile.
 */
export async function reroute(context: NotificationsContext): Promise<void> {
  const { database, clock } = context;
  const real = clock.real();
  const longAgo = new Date(clock.now().getTime() - maxWaitMilliseconds);
  const login = await database.first<Login>('SELECT state, seen_at FROM chat_logins WHERE current_marker = 1');
  const isOnline =
    login?.state === 'online' && toDate(login.seen_at).getTime() >= real.getTime() - botSilenceMilliseconds;
  const stuck = await database.select<Stuck>(
    `SELECT d.id, d.message_id, d.created_at FROM deliveries d JOIN messages m ON m.id = d.message_id
       WHERE d.channel = 'chat' AND (d.state = 'waiting' OR (d.state = 'claimed' AND d.claimed_until < :real))
         AND d.not_before <= :now AND m.safety = 0
         AND (d.detail IS NULL OR d.detail <> :noOtherChannel OR d.created_at < :longAgo)
         ${isOnline ? `AND NOT EXISTS (SELECT 1 FROM chat_bindings b JOIN chat_logins l ON l.id = b.login_id AND l.current_marker = 1 WHERE b.user_id = m.recipient_id AND b.chat_messages = 1)` : ''}
       ORDER BY d.seq LIMIT ${batch}`,
    { now: clock.now(), real, noOtherChannel, longAgo },
  );
  const why = isOnline ? '聊天未绑定' : '聊天助手不在线';
  const withoutAnother = (since: string | Date): Changes<Delivery> =>
    toDate(since) < longAgo
      ? { state: 'failed', detail: `${why}，${noOtherChannel}` }
      : { state: 'waiting', finishedAt: null, detail: noOtherChannel };
  for (const { id, message_id, created_at } of stuck) {
    await database.transaction(async (tx) => {
      // Written first, so that only one of two servers continues.
      const free = { [Op.or]: [{ state: 'waiting' }, { state: 'claimed', claimedUntil: { [Op.lt]: real } }] };
      const [taken] = await database
        .model(Delivery)
        .update(
          { claimToken: null, claimedUntil: null, state: 'superseded', finishedAt: clock.now() },
          { where: { id, ...free }, transaction: tx },
        );
      if (taken !== 1) return;
      const channel = await nextChannel(context, message_id, tx);
      const changes =
        channel === null ? withoutAnother(created_at) : { detail: `${why}，改用${channelLabels[channel]}` };
      await database.changeWhere(Delivery, { id }, changes, tx);
    });
  }
}
