import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { FileAccessContext } from '../context';
import { requireChangeable, requireReadable } from '../reads/access';
import { findFile } from '../reads/files';
import { markDeleted } from './mark-deleted';

/** Removes a file from its owner; the next sweep deletes the bytes. Throws `not_found`, `not_allowed_now`. */
export async function removeFile(context: FileAccessContext, principal: Principal, id: string): Promise<void> {
  const row = await findFile(context, id);
  if (!row) throw new AppError('not_found');
  await requireReadable(context, principal, row);
  await context.database.transaction(async (tx) => {
    await requireChangeable(context, principal, row, tx);
    if (!(await markDeleted(context, id, tx))) throw new AppError('not_found');
  });
}
