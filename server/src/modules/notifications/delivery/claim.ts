import type { ResponseOf } from '@yuanhang/contract';
import type { botSchemas } from '@yuanhang/contract/schemas';
import { type Database, newId, toBoolean, toInstant, type Values } from '../../platform/database';
import type { DeliveriesDeps } from './deliveries';
import { sayFrom, zoneOffset, zonesOf } from './reach';

const leaseMilliseconds = 60_000;

interface Held {
  readonly id: string;
  readonly dedupe_key: string;
  readonly recipient_id: string;
  readonly contact_id: string;
  readonly text: string;
  readonly safety: number;
  readonly claimed_until: string | Date;
}
interface Claim {
  readonly token: string;
  readonly rows: readonly Held[];
}

/** Waits, or its holder's minute is over. */
const isFree = (table: string) =>
  `(${table}state = 'waiting' OR (${table}state = 'claimed' AND ${table}claimed_until < :real))`;
const bound = `JOIN messages m ON m.id = d.message_id
  JOIN chat_bindings b ON b.user_id = m.recipient_id AND b.login_id = :loginId
  JOIN chat_logins l ON l.id = b.login_id AND l.current_marker = 1`;

/** Candidates, a guarded update, then what we hold: no row locks, right on a cluster too. */
async function hold({ database, clock }: DeliveriesDeps, loginId: string, limit: number): Promise<Claim> {
  const real = clock.real();
  const token = newId();
  const until = new Date(real.getTime() + leaseMilliseconds);
  const candidates = await database.select<{ id: string }>(
    `SELECT d.id FROM deliveries d ${bound}
     WHERE d.channel = 'chat' AND ${isFree('d.')} AND d.not_before <= :now AND (m.safety = 1 OR b.chat_messages = 1)
     ORDER BY d.seq LIMIT :limit`,
    { loginId, real, now: clock.now(), limit },
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
  const rows = await database.select<Held>(
    `SELECT d.id, m.dedupe_key, m.recipient_id, b.contact_id, m.text, m.safety, d.claimed_until
     FROM deliveries d ${bound} WHERE d.claim_token = :token ORDER BY d.seq`,
    { loginId, token },
  );
  return { token, rows };
}

/** Gives back, or ends, what is held but not to be said now. */
async function release(database: Database, ids: readonly string[], token: string, changes: string, values: Values) {
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
 * What may be said now in this login, held for a minute. A reminder whose reason is gone is not handed out any
 * more, and what waited into the quiet hours of its recipient waits for the morning.
 */
export const claim =
  (deps: DeliveriesDeps) =>
  async (loginId: string, limit: number): Promise<ResponseOf<typeof botSchemas.claimDeliveries>> => {
    const { database, clock, reminders } = deps;
    const { token, rows } = await hold(deps, loginId, limit);
    const now = clock.now();
    const gone = await reminders.withoutReason(rows.map((row) => row.dedupe_key));
    const zones = await zonesOf(deps, [...new Set(rows.map((row) => row.recipient_id))]);
    const say: Held[] = [];
    const obsolete: string[] = [];
    for (const row of rows) {
      const from = sayFrom(now, toBoolean(row.safety), { offsetAt: zoneOffset(zones.get(row.recipient_id)) });
      if (gone.has(row.dedupe_key)) obsolete.push(row.id);
      else if (from <= now) say.push(row);
      else {
        const later = "state = 'waiting', claim_token = NULL, attempts = attempts - 1, not_before = :from";
        await release(database, [row.id], token, later, { from });
      }
    }
    await release(database, obsolete, token, "state = 'obsolete', finished_at = :now, detail = :detail", {
      now,
      detail: '原因已不存在',
    });
    return { items: say.map((row) => present(row, token)) };
  };

const present = (row: Held, claimToken: string) => ({
  id: row.id,
  key: row.dedupe_key,
  contactId: row.contact_id,
  text: row.text,
  claimToken,
  claimedUntil: toInstant(row.claimed_until),
  safety: toBoolean(row.safety),
});
