import { minuteMilliseconds } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { CheckInsContext } from '../context';
import { CheckInChase } from '../model';

/** Minimum minutes between two reminders by staff to one student. */
const chaseEveryMinutes = 60;

/**
 * Records that staff asked for the next check-in; false when it was asked for within the last hour. The application is locked
 * first, so that of two simultaneous requests one gets false.
 */
export async function chase(
  { database, clock, applications }: CheckInsContext,
  applicationId: string,
  tx: Tx,
): Promise<boolean> {
  await applications.lockApplication(applicationId, tx);
  const now = clock.now();
  const recent = await database.first(
    'SELECT seq FROM check_in_chases WHERE application_id = :applicationId AND chased_at > :since LIMIT 1',
    { applicationId, since: new Date(now.getTime() - chaseEveryMinutes * minuteMilliseconds) },
    tx,
  );
  if (recent) return false;
  await database.model(CheckInChase).create({ applicationId, chasedAt: now }, { transaction: tx });
  return true;
}
