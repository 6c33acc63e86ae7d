import { dateInShanghai, urgencies } from '@yuanhang/domain';
import { newId, type RowOf, toBoolean, type Values } from '../../../platform/database';
import type { PushChannel } from '../channels/channels';
import type { NotificationsContext } from '../context';
import type { Delivery, Message } from '../model';
import { earliestSendTime, zoneOf, zoneOffset } from '../reachability';
import { withoutReason } from '../reminders/reasons';

export const leaseMilliseconds = 60_000;

/** The data that a sender needs of a delivery. */
export type ClaimedDelivery = Pick<RowOf<Delivery>, 'id' | 'message_id'> &
  Pick<RowOf<Message>, 'rule' | 'subject_id' | 'dedupe_key' | 'recipient_id' | 'safety'> & {
    readonly claimed_until: NonNullable<RowOf<Delivery>['claimed_until']>;
    /** The time zone of the recipient's current mobility; null at home. */
    readonly zone: string | null;
  };
/** The sendable deliveries of a channel, as SQL: `d` is the delivery, `m` its message. */
export interface Candidates {
  readonly channel: PushChannel;
  /** Only these classes of urgency; all if omitted. */
  readonly ranks?: readonly number[];
  readonly join: string;
  readonly where: string;
  /** Further columns to read of claimed deliveries. */
  readonly columns: string;
  readonly values: Values;
}

/** The delivery waits, or its claim has run out. */
const isFree = "(state = 'waiting' OR (state = 'claimed' AND claimed_until < :real))";
const claimedColumns = `d.id, d.message_id, m.rule, m.subject_id, m.dedupe_key, m.recipient_id, m.safety, d.claimed_until,
  ${zoneOf('m.recipient_id')} AS zone`;

const everyRank = urgencies.map((_, rank) => rank);

/**
 * The due deliveries by class, then by time. Each class is a statement of its own that ends at the limit, so that an
 * alert is read from the index before thousands of other messages, however old they are.
 */
function dueStatement({ join, where, ranks = everyRank }: Candidates): string {
  const part = (condition: string, name: string) =>
    `SELECT * FROM (SELECT d.id, d.urgency, d.not_before, d.seq FROM deliveries d JOIN messages m ON m.id = d.message_id ${join}
       WHERE d.channel = :channel AND ${condition} AND d.not_before <= :now AND ${where}
       ORDER BY d.urgency, d.not_before, d.seq LIMIT :limit) ${name}`;
  const parts = [
    ...ranks.map((rank) => part(`d.state = 'waiting' AND d.urgency = ${rank}`, `waiting_${rank}`)),
    part(`d.state = 'claimed' AND d.urgency IN (${ranks.join(', ')}) AND d.claimed_until < :real`, 'expired'),
  ];
  return `SELECT due.id FROM (${parts.join(' UNION ALL ')}) due ORDER BY due.urgency, due.not_before, due.seq LIMIT :limit`;
}

/**
 * Reads candidates, claims them with a guarded update and reads the claimed ones: without row locks, so that it works
 * on Galera.
 */
async function take<R extends ClaimedDelivery>(
  { database, clock }: NotificationsContext,
  of: Candidates,
  limit: number,
) {
  const real = clock.real();
  const token = newId();
  const until = new Date(real.getTime() + leaseMilliseconds);
  const { channel } = of;
  const candidates = await database.select<{ id: string }>(dueStatement(of), {
    ...of.values,
    channel,
    real,
    now: clock.now(),
    limit,
  });
  if (candidates.length === 0) return { token, rows: [] };
  const ids = candidates.map(({ id }) => id);
  await database.execute(
    `UPDATE deliveries SET state = 'claimed', claim_token = :token, claimed_until = :until, attempts = attempts + 1
     WHERE id IN (:ids) AND ${isFree}`,
    { token, until, ids, real },
    'autocommit',
  );
  const rows = await database.select<R>(
    `SELECT ${claimedColumns}, ${of.columns} FROM deliveries d JOIN messages m ON m.id = d.message_id ${of.join}
     WHERE d.claim_token = :token ORDER BY d.urgency, d.not_before, d.seq`,
    { ...of.values, token, today: dateInShanghai(clock.now()) },
  );
  return { token, rows };
}

/** Changes claimed deliveries that are not sent now: they wait again, or end. */
async function release(
  { database }: NotificationsContext,
  ids: readonly string[],
  token: string,
  changes: string,
  values: Values,
): Promise<void> {
  if (ids.length === 0) return;
  await database.execute(
    `UPDATE deliveries SET ${changes} WHERE id IN (:ids) AND claim_token = :token`,
    { ...values, ids, token },
    'autocommit',
  );
}

/**
 * Claims the deliveries that may be sent now, for a minute. Ends deliveries without a reason, and delays those whose
 * recipient has quiet hours until the morning.
 */
export async function claimDeliveries<R extends ClaimedDelivery>(
  context: NotificationsContext,
  of: Candidates,
  limit: number,
): Promise<{ readonly token: string; readonly rows: readonly R[] }> {
  const { token, rows } = await take<R>(context, of, limit);
  const now = context.clock.now();
  const gone = await withoutReason(context, rows);
  const sendable: R[] = [];
  const obsolete: string[] = [];
  for (const row of rows) {
    const from = earliestSendTime(now, toBoolean(row.safety), { offsetAt: zoneOffset(row.zone) });
    if (gone.has(row.dedupe_key)) obsolete.push(row.id);
    else if (from <= now) sendable.push(row);
    else {
      const later = "state = 'waiting', claim_token = NULL, attempts = attempts - 1, not_before = :from";
      await release(context, [row.id], token, later, { from });
    }
  }
  const over = "state = 'obsolete', finished_at = :now, detail = :detail";
  await release(context, obsolete, token, over, { now, detail: '原因已不存在' });
  return { token, rows: sendable };
}
