import { dateInShanghai, outsideQuietHours, shanghaiOffset, type ZoneOffset } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, type Tx, toBoolean } from '../../platform/database';
import { offsetAt } from '../../platform/zones';

/** How somebody can be reached now. */
export interface Reach {
  /** Whether they want messages in the chat bound to the bot's present login; null when there is none. */
  readonly wantsChat: boolean | null;
  /** Where they are: the stay's zone while one is under way, else Asia/Shanghai. */
  readonly offsetAt: ZoneOffset;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
}

/** The zones of those who are on a stay now; whoever is missing is at home. */
export async function zonesOf(
  { database, clock }: Deps,
  userIds: readonly string[],
  tx?: Tx,
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await database.select<{ student_id: string; time_zone: string }>(
    `SELECT student_id, time_zone FROM applications WHERE student_id IN (:userIds) AND stage = 'dispatched'
     AND time_zone IS NOT NULL AND depart_on <= :today AND return_on >= :today ORDER BY depart_on`,
    { userIds, today: dateInShanghai(clock.now()) },
    tx,
  );
  return new Map(rows.map((row) => [row.student_id, row.time_zone]));
}

export const zoneOffset = (zone: string | undefined): ZoneOffset =>
  zone === undefined ? () => shanghaiOffset : offsetAt(zone);

export async function reachOf(deps: Deps, userId: string, tx: Tx): Promise<Reach> {
  const binding = await deps.database.first<{ chat_messages: number }>(
    `SELECT b.chat_messages FROM chat_bindings b JOIN chat_logins l ON l.id = b.login_id
     WHERE b.user_id = :userId AND l.current_marker = 1`,
    { userId },
    tx,
  );
  const zones = await zonesOf(deps, [userId], tx);
  return { wantsChat: binding && toBoolean(binding.chat_messages), offsetAt: zoneOffset(zones.get(userId)) };
}

interface Occasion {
  /** May disturb, and comes to those who unsubscribed. */
  readonly safety: boolean;
  /** False: the inbox only, e.g. for one's own deed. */
  readonly push: boolean;
}

/** Inbox always; at most one channel beside it. The chat is the only one there is for now. */
export function chooseChannel({ safety, push }: Occasion, { wantsChat }: Reach): 'chat' | null {
  if (!push || wantsChat === null) return null;
  return safety || wantsChat ? 'chat' : null;
}

/** When it may be said: not between 22:00 and 08:00 where they are, unless it is about safety. */
export const sayFrom = (now: Date, safety: boolean, where: Pick<Reach, 'offsetAt'>): Date =>
  safety ? now : outsideQuietHours(now, where.offsetAt);
