import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { requireChangeable, requireReadable } from './access';
import type { AttachmentsContext } from './context';

/** Takes a file from its owner; the bytes go with the next sweep. Throws `not_found`, `not_allowed_now`. */
export function removeAttachment({ database, owners, queries }: AttachmentsContext) {
  return async (principal: Principal, id: string): Promise<void> => {
    const row = await queries.find(id);
    if (!row) throw new AppError('not_found');
    await requireReadable(owners, principal, row);
    await database.transaction(async (tx) => {
      await requireChangeable(owners, principal, row, tx);
      if (!(await queries.markDeleted(id, tx))) throw new AppError('not_found');
    });
  };
}
