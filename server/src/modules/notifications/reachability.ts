import {
  dateInShanghai,
  type MessageRule,
  outsideQuietHours,
  type SubscribeKey,
  shanghaiOffset,
  type ZoneOffset,
} from '@yuanhang/domain';
import { type RowOf, type Tx, toBoolean, toDate } from '../../platform/database';
import { offsetAt } from '../../platform/zones';
import { type Channel, type Channels, type PushChannel, pushChannels, templateFor } from './channels/channels';
import { remainingQuotas } from './channels/quotas';
import type { NotificationsContext } from './context';
import type { ChannelPreference } from './model';

/** A bot that has not reported for this long is offline, and messages are sent by the next channel. */
export const botSilenceMilliseconds = 60_000;

/** The channels that can reach a user now. */
export interface Reachability {
  /** Tried first; `inbox`: no other channel except for safety messages; null: nothing was chosen. */
  readonly preferred: Channel | null;
  /** Whether the user wants messages in the chat bound to the bot's current login; null without such a chat. */
  readonly wantsChat: boolean | null;
  readonly botOnline: boolean;
  readonly email: string | null;
  readonly openid: string | null;
  /** Consents left, by template id. */
  readonly quotas: ReadonlyMap<string, number>;
  /** The offset at the user's location: the time zone of the current mobility, else Asia/Shanghai. */
  readonly offsetAt: ZoneOffset;
}

/** Composed of `users`, `channel_preferences`, `chat_bindings`, `chat_logins` and `wechat_accounts`. */
interface ReachabilityRow {
  readonly id: string;
  readonly email: string | null;
  readonly preferred: RowOf<ChannelPreference>['preferred'] | null;
  readonly chat_messages: number | null;
  readonly state: string | null;
  readonly seen_at: string | Date | null;
  readonly openid: string | null;
  readonly zone: string | null;
}

/**
 * SQL for the time zone of a user's current mobility on `:today`; NULL for a user at home. The `+` keeps SQLite from
 * using its index of stages, by which it would read every student abroad for each user; MariaDB uses the index of the
 * user anyway.
 */
export const zoneOf = (
  userId: string,
): string => `(SELECT a.time_zone FROM applications a WHERE a.student_id = ${userId}
  AND +a.stage = 'dispatched' AND a.time_zone IS NOT NULL AND a.depart_on <= :today AND a.return_on >= :today
  ORDER BY a.depart_on DESC LIMIT 1)`;

export const zoneOffset = (zone: string | null): ZoneOffset => (zone === null ? () => shanghaiOffset : offsetAt(zone));

/** The reachability of each of these users. A user who is not active is missing from the map and cannot be reached. */
export async function reachabilityOf(
  context: NotificationsContext,
  userIds: readonly string[],
  tx?: Tx,
): Promise<Map<string, Reachability>> {
  if (userIds.length === 0) return new Map();
  const rows = await context.database.select<ReachabilityRow>(
    `SELECT u.id, u.email, c.preferred, b.chat_messages, l.state, l.seen_at,
       (SELECT MIN(w.openid) FROM wechat_accounts w WHERE w.user_id = u.id) AS openid, ${zoneOf('u.id')} AS zone
     FROM users u LEFT JOIN channel_preferences c ON c.user_id = u.id LEFT JOIN chat_logins l ON l.current_marker = 1
     LEFT JOIN chat_bindings b ON b.user_id = u.id AND b.login_id = l.id
     WHERE u.id IN (:userIds) AND u.status = 'active'`,
    { userIds, today: dateInShanghai(context.clock.now()) },
    tx,
  );
  const quotas = await remainingQuotas(context, userIds, tx);
  const onlineSince = context.clock.real().getTime() - botSilenceMilliseconds;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        preferred: row.preferred,
        wantsChat: row.chat_messages === null ? null : toBoolean(row.chat_messages),
        botOnline: row.state === 'online' && row.seen_at !== null && toDate(row.seen_at).getTime() >= onlineSince,
        email: row.email,
        openid: row.openid,
        quotas: quotas.get(row.id) ?? new Map(),
        offsetAt: zoneOffset(row.zone),
      },
    ]),
  );
}

/** Whether a channel can send a message of that kind to the user. */
function isUsable(
  channel: PushChannel,
  reachability: Reachability,
  channels: Channels,
  isSafety: boolean,
  subscribe: SubscribeKey | null,
) {
  if (channel === 'chat') return reachability.wantsChat !== null && (isSafety || reachability.wantsChat);
  if (channel === 'email') return channels.email && reachability.email !== null;
  const template = templateFor(channels, subscribe);
  return reachability.openid !== null && template !== null && (reachability.quotas.get(template.templateId) ?? 0) > 0;
}

export const isSafety = ({ channels }: Pick<MessageRule, 'channels'>): boolean => channels === 'all';

/**
 * The channels besides the inbox that can reach a user, in the order in which to try them: the preferred one first,
 * and a bot that is offline last. A rule for `one` channel uses the first that works, a rule for `all` uses each.
 */
export function channelsFor(rule: MessageRule, reachability: Reachability, channels: Channels): PushChannel[] {
  if (rule.channels === 'inbox' || (rule.silenceable && reachability.preferred === 'inbox')) return [];
  const rank = (channel: PushChannel) =>
    channel === 'chat' && !reachability.botOnline ? 2 : channel === reachability.preferred ? 0 : 1;
  return pushChannels
    .filter((channel) => isUsable(channel, reachability, channels, isSafety(rule), rule.subscribe))
    .sort((a, b) => rank(a) - rank(b));
}

/** The earliest time to send: not between 22:00 and 08:00 at the recipient's location, except for safety messages. */
export const earliestSendTime = (now: Date, safety: boolean, where: Pick<Reachability, 'offsetAt'>): Date =>
  safety ? now : outsideQuietHours(now, where.offsetAt);
