import { finalStages } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { Job } from '../../platform/jobs';
import type { PrivacyContext } from './context';

const batch = 100;

/** Erases data whose retention time has passed. */
export const eraseSweep = (context: PrivacyContext): Job => ({
  id: 'erase_after_retention',
  cron: '10 3 * * *',
  slotMinutes: 24 * 60,
  run: (now) => eraseAfterRetention(context, now),
});

async function eraseAfterRetention(context: PrivacyContext, now: Date): Promise<void> {
  const { database, retention, ageErasers } = context;
  await eraseFinal(context, monthsBefore(now, 12 * retention.years), '');
  await eraseFinal(context, monthsBefore(now, retention.draftMonths), 'AND submitted_at IS NULL');
  for (const { months, erase: eraseOld } of ageErasers) {
    const before = monthsBefore(now, months(retention));
    while (await database.transaction((tx) => eraseOld(before, tx)));
  }
}

/**
 * Erases the final applications and the unsubmitted drafts of a student. Open applications stay, and while there is
 * one, so do the contact data. Returns how many applications were erased.
 */
export async function eraseStudent(context: PrivacyContext, userId: string, tx: Tx): Promise<number> {
  const { database, eraseDrafts, personErasers } = context;
  await eraseDrafts(userId, tx);
  const rows = await database.select<{ id: string }>(
    'SELECT id FROM applications WHERE student_id = :userId AND erased_at IS NULL AND stage IN (:final)',
    { userId, final: finalStages },
    tx,
  );
  await eraseApplications(
    context,
    rows.map(({ id }) => id),
    tx,
  );
  const underWay = await database.first(
    'SELECT id FROM applications WHERE student_id = :userId AND stage NOT IN (:final) AND deleted_at IS NULL LIMIT 1',
    { userId, final: finalStages },
    tx,
  );
  if (!underWay) for (const erase of personErasers) await erase(userId, tx);
  return rows.length;
}

/** Erases final applications that have not changed since, one batch at a time. */
async function eraseFinal(context: PrivacyContext, before: Date, condition: string): Promise<void> {
  const { database } = context;
  for (;;) {
    const rows = await database.select<{ id: string }>(
      `SELECT id FROM applications WHERE erased_at IS NULL AND updated_at < :before AND stage IN (:final) ${condition}
       ORDER BY updated_at LIMIT ${batch}`,
      { before, final: finalStages },
    );
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await database.transaction((tx) => eraseApplications(context, ids, tx));
  }
}

async function eraseApplications({ erasers, clock }: PrivacyContext, ids: readonly string[], tx: Tx): Promise<void> {
  if (ids.length === 0) return;
  for (const erase of erasers) await erase(ids, clock.now(), tx);
}

function monthsBefore(now: Date, months: number): Date {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}
