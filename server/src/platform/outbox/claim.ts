import { Op } from 'sequelize';
import { type Database, newId, type RowOf } from '../database';
import { OutboxEntry } from './model';

export interface WaitingEvent extends Pick<RowOf<OutboxEntry>, 'id' | 'body' | 'attempts'> {
  readonly claim_token: string;
}

const leaseMilliseconds = 30_000;
const batch = 50;

/**
 * Claims the oldest waiting events for this caller: reads candidates, claims them with a guarded update, and reads
 * the claimed ones. SQLite has no SKIP LOCKED, and Sequelize drops it for MySQL. The claim of a process that died
 * expires.
 */
export async function claimEvents(database: Database, now: Date): Promise<WaitingEvent[]> {
  const candidates = await database.select<{ id: string }>(
    `SELECT id FROM outbox_events WHERE done_at IS NULL AND not_before <= :now
     AND (claimed_until IS NULL OR claimed_until < :now) ORDER BY seq LIMIT ${batch}`,
    { now },
  );
  if (candidates.length === 0) return [];
  const token = newId();
  const until = new Date(now.getTime() + leaseMilliseconds);
  const ids = candidates.map(({ id }) => id);
  const free = { doneAt: null, [Op.or]: [{ claimedUntil: null }, { claimedUntil: { [Op.lt]: now } }] };
  await database.transaction((transaction) =>
    database
      .model(OutboxEntry)
      .update({ claimToken: token, claimedUntil: until }, { where: { id: ids, ...free }, transaction }),
  );
  return database.select<WaitingEvent>(
    'SELECT id, body, attempts, claim_token FROM outbox_events WHERE id IN (:ids) AND claim_token = :token ORDER BY seq',
    { ids, token },
  );
}
