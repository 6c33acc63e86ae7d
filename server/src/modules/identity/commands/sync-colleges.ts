import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { IdentityContext } from '../context';
import { College } from '../model';
import type { SyncResult } from '../register';
import { addCollege, changeCollege } from './colleges';

/** Adds colleges, and renames existing ones by code, by the commands for a single one, which record each in the audit log. */
export async function upsertColleges(
  context: IdentityContext,
  by: Principal,
  colleges: readonly { readonly code: string; readonly name: string }[],
  tx: Tx,
): Promise<SyncResult> {
  const count = { created: 0, updated: 0, unchanged: 0 };
  for (const { code, name } of colleges) {
    const known = await context.database.model(College).findOne({ where: { code }, transaction: tx });
    const outcome = !known ? 'created' : known.name === name ? 'unchanged' : 'updated';
    if (!known) await addCollege(context, by, { code, name }, tx);
    else if (outcome === 'updated') await changeCollege(context, by, { id: known.id, code, name }, tx);
    count[outcome] += 1;
  }
  return count;
}
