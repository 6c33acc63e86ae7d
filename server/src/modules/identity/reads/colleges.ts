import type { RowOf, Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import type { College } from '../model';

/** All colleges, by code. */
export const listColleges = ({ database }: IdentityContext): Promise<Pick<RowOf<College>, 'id' | 'code' | 'name'>[]> =>
  database.select('SELECT id, code, name FROM colleges ORDER BY code');

/** The ids of all colleges by their code. */
export async function collegeIdsByCode({ database }: IdentityContext, tx?: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await database.select<Pick<RowOf<College>, 'id' | 'code'>>('SELECT id, code FROM colleges', {}, tx);
  return new Map(rows.map(({ id, code }) => [code, id]));
}
