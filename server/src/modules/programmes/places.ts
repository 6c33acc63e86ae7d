import { col, Op, where } from 'sequelize';
import type { Tx } from '../../platform/database';
import type { ProgrammesContext } from './context';
import { Programme } from './model';

/**
 * Takes one place; returns false when all are taken. The condition is part of the UPDATE, so that no two applicants
 * get the last place. The version of the programme stays the same, because its text did not change.
 */
export async function takePlace({ database }: ProgrammesContext, id: string, tx: Tx): Promise<boolean> {
  const free = { [Op.or]: [{ places: null }, where(col('places_taken'), Op.lt, col('places'))] };
  const programmes = database.model(Programme);
  const [taken] = await programmes.update(
    { placesTaken: database.sequelize.literal('places_taken + 1') },
    { where: { id, [Op.and]: free }, transaction: tx },
  );
  return taken === 1;
}

/** Releases one place. */
export async function releasePlace({ database }: ProgrammesContext, id: string, tx: Tx): Promise<void> {
  await database
    .model(Programme)
    .update(
      { placesTaken: database.sequelize.literal('places_taken - 1') },
      { where: { id, placesTaken: { [Op.gt]: 0 } }, transaction: tx },
    );
}
