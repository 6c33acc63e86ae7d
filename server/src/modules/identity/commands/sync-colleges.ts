import { newId, type Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { College } from '../model';
import type { SyncResult } from '../register';

/** Adds colleges, and renames existing ones by code. */
export async function upsertColleges(
  { database }: IdentityContext,
  colleges: readonly { readonly code: string; readonly name: string }[],
  tx: Tx,
): Promise<SyncResult> {
  const count = { created: 0, updated: 0, unchanged: 0 };
  for (const { code, name } of colleges) {
    const known = await database.model(College).findOne({ where: { code }, transaction: tx });
    const outcome = !known ? 'created' : known.name === name ? 'unchanged' : 'updated';
    if (known) await known.update({ name }, { transaction: tx });
    else await database.model(College).create({ id: newId(), code, name }, { transaction: tx });
    count[outcome] += 1;
  }
  return count;
}
