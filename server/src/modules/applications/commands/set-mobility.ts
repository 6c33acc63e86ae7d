import { literal } from 'sequelize';
import type { Tx } from '../../../platform/database';
import type { ApplicationsContext } from '../context';
import { Application } from '../model';
import type { Mobility, Pages } from '../reads/records';

/**
 * Writes data of the stay (and the pages that state them) and raises the version; omitted fields stay unchanged. The caller has locked the
 * application.
 */
export async function setMobility(
  { database, clock }: ApplicationsContext,
  id: string,
  mobility: Partial<Mobility & Pick<Pages, 'application' | 'selfArranged'>>,
  tx: Tx,
): Promise<void> {
  await database
    .model(Application)
    .update(
      { ...mobility, updatedAt: clock.now(), version: literal('version + 1') },
      { where: { id }, transaction: tx },
    );
}
