import { dayMilliseconds } from '@yuanhang/domain';
import type { Clock } from '../clock';
import type { Database } from '../database';
import type { Job } from './jobs';

const keptMilliseconds = 30 * dayMilliseconds;

const past = [
  'DELETE FROM outbox_events WHERE done_at < :before',
  'DELETE FROM idempotency_keys WHERE created_at < :before',
  'DELETE FROM sweep_slots WHERE started_at < :before',
  'DELETE FROM rate_limits WHERE ends_at < :before',
];

/**
 * Deletes the platform's own records after 30 days: delivered events, responses kept for a retry, old slots, and
 * counts of rate limits. Data that must be recognised for longer (a check-in sent late) has a unique key in its own
 * table.
 */
export const housekeeping = (database: Database, clock: Clock): Job => ({
  id: 'housekeeping',
  cron: '40 4 * * *',
  slotMinutes: 24 * 60,
  async run() {
    const before = new Date(clock.real().getTime() - keptMilliseconds);
    for (const sql of past) await database.execute(sql, { before }, 'autocommit');
  },
});
