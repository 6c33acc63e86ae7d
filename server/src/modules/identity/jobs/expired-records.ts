import { dayMilliseconds } from '@yuanhang/domain';
import type { Job } from '../../../platform/jobs';
import type { IdentityContext } from '../context';

const keptMilliseconds = 30 * dayMilliseconds;
const deletions = [
  'DELETE FROM sessions WHERE expires_at < :before OR revoked_at < :before',
  'DELETE FROM handovers WHERE expires_at < :before',
  'DELETE FROM binding_codes WHERE expires_at < :before',
  'DELETE FROM binding_attempts WHERE at < :before',
];

/** Deletes sessions, hand-overs and codes 30 days after they ended. Sign-ins stay in the audit log. */
export const expiredRecords = ({ database, clock }: IdentityContext): Job => ({
  id: 'identity_expired',
  cron: '20 4 * * *',
  slotMinutes: 24 * 60,
  async run() {
    const before = new Date(clock.real().getTime() - keptMilliseconds);
    for (const sql of deletions) await database.execute(sql, { before }, 'autocommit');
  },
});
