import { minuteMilliseconds } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { CheckInsContext } from './context';

/** Asked more often, one is not heard better. */
const chaseEveryMinutes = 60;

/**
 * Notes that the next word was asked for; false when it was within the last hour, by whomever. The application is
 * held first, so that of two who press at once one is told.
 */
export const chase =
  ({ database, clock, applications }: CheckInsContext) =>
  async (tx: Tx, applicationId: string): Promise<boolean> => {
    await applications.lockApplication(applicationId, tx);
    const now = clock.now();
    const recent = await database.first(
      'SELECT seq FROM check_in_chases WHERE application_id = :applicationId AND chased_at > :since LIMIT 1',
      { applicationId, since: new Date(now.getTime() - chaseEveryMinutes * minuteMilliseconds) },
      tx,
    );
    if (recent) return false;
    await database.insert('check_in_chases', { application_id: applicationId, chased_at: now }, tx);
    return true;
  };
