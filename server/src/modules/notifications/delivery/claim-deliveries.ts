import { dateInShanghai } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import { type Database, newId, toBoolean, type Values } from '../../../platform/database';
import { earliestSendTime, zoneOf, zoneOffset } from '../reachability';
import type { Reasons } from '../reminders/reasons';

export const leaseMilliseconds = 60_000;

/** What whoever sends a delivery must know of it. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly message_id: string;
  readonly rule: string;
  readonly subject_id: string | null;
  readonly dedupe_key: string;
  readonly recipient_id: string;
  readonly safety: number;
  readonly claimed_until: string | Date;
  /** Where its recipient is. */
  readonly zone: string | null;
}
export interface ClaimDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly reasons: Reasons;
}
/** What of a channel may be sent, as the FROM … WHERE of its candidates (`d` the delivery, `m` its message). */
export interface Candidates {
  readonly join: string;
  readonly where: string;
  /** More columns of what is held. */
  readonly columns: string;
  readonly values: Values;
}

/** Waits, or its holder's minute is over. */
const isFree = (table: string) =>
  `(${table}state = 'waiting' OR (${table}state = 'claimed' AND ${table}claimed_until < :real))`;
const claimedColumns = `d.id, d.message_id, m.rule, m.subject_id, m.dedupe_key, m.recipient_id, m.safety, d.claimed_until,
  ${zoneOf('m.recipient_id')} AS zone`;

/** Candidates, a guarded update, then what we hold: no row locks, right on a cluster too. */
async function take<R extends ClaimedDelivery>({ database, clock }: ClaimDeps, of: Candidates, limit: number) {
  const real = clock.real();
  const token = newId();
  const until = new Date(real.getTime() + leaseMilliseconds);
  const candidates = await database.select<{ id: string }>(
    `SELECT d.id FROM deliveries d JOIN messages m ON m.id = d.message_id ${of.join}
     WHERE ${isFree('d.')} AND d.not_before <= :now AND ${of.where} ORDER BY d.seq LIMIT :limit`,
    { ...of.values, real, now: clock.now(), limit },
  );
  if (candidates.length === 0) return { token, rows: [] };
  const ids = candidates.map(({ id }) => id);
  await database.transaction((tx) =>
    database.write(
      `UPDATE deliveries SET state = 'claimed', claim_token = :token, claimed_until = :until, attempts = attempts + 1
       WHERE id IN (:ids) AND ${isFree('')}`,
      { token, until, ids, real },
      tx,
    ),
  );
  const rows = await database.select<R>(
    `SELECT ${claimedColumns}, ${of.columns} FROM deliveries d JOIN messages m ON m.id = d.message_id ${of.join}
     WHERE d.claim_token = :token ORDER BY d.seq`,
    { ...of.values, token, today: dateInShanghai(clock.now()) },
  );
  return { token, rows };
}

/** Gives back, or ends, what is held but not to be said now. */
async function release(
  { database }: ClaimDeps,
  ids: readonly string[],
  token: string,
  changes: string,
  values: Values,
): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction((tx) =>
    database.write(
      `UPDATE deliveries SET ${changes} WHERE id IN (:ids) AND claim_token = :token`,
      { ...values, ids, token },
      tx,
    ),
  );
}

/**
 * What may be sent now, held for a minute. What has lost its reason is not handed out any more, and what waited into
 * the quiet hours of its recipient waits for the morning.
 */
export async function claimDeliveries<R extends ClaimedDelivery>(
  deps: ClaimDeps,
  of: Candidates,
  limit: number,
): Promise<{ readonly token: string; readonly rows: readonly R[] }> {
  const { token, rows } = await take<R>(deps, of, limit);
  const now = deps.clock.now();
  const gone = await deps.reasons(rows);
  const say: R[] = [];
  const obsolete: string[] = [];
  for (const row of rows) {
    const from = earliestSendTime(now, toBoolean(row.safety), { offsetAt: zoneOffset(row.zone) });
    if (gone.has(row.dedupe_key)) obsolete.push(row.id);
    else if (from <= now) say.push(row);
    else {
      const later = "state = 'waiting', claim_token = NULL, attempts = attempts - 1, not_before = :from";
      await release(deps, [row.id], token, later, { from });
    }
  }
  const over = "state = 'obsolete', finished_at = :now, detail = :detail";
  await release(deps, obsolete, token, over, { now, detail: '原因已不存在' });
  return { token, rows: say };
}
