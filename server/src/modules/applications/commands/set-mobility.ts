import { literal } from 'sequelize';
import type { Database, Tx } from '../../../platform/database';
import type { ApplicationsContext } from '../context';
import { Application } from '../model';
import type { Mobility, Pages } from '../reads/records';

/** The data of the stay that no decision settles; the settled facts are written by `changeStay` and `moveStage`. */
type CheckInMobility = Pick<Mobility, 'arrivedOn' | 'nextCheckInOn'>;

/** Writes what check-ins report and raises the version; omitted fields stay unchanged. The caller has locked the application. */
export const setMobility = (
  context: ApplicationsContext,
  id: string,
  mobility: Partial<CheckInMobility>,
  tx: Tx,
): Promise<void> => writeStay(context, id, mobility, context.clock.now(), tx);

/** Writes data of the stay, and of the pages that state them, and raises the version. */
export async function writeStay(
  { database }: { readonly database: Database },
  id: string,
  stay: Partial<Mobility & Pick<Pages, 'application' | 'selfArranged'>>,
  updatedAt: Date,
  tx: Tx,
): Promise<void> {
  await database
    .model(Application)
    .update({ ...stay, updatedAt, version: literal('version + 1') }, { where: { id }, transaction: tx });
}
