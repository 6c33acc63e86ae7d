import { Op } from 'sequelize';
import type { Tx } from '../../../platform/database';
import type { AttachmentsDeps } from '../context';
import { Attachment } from '../model';
import type { OwnerType } from '../records';

/** Returns false when the file is deleted already. Its bytes stay until the sweep. */
export async function markDeleted({ database }: AttachmentsDeps, id: string, tx: Tx): Promise<boolean> {
  const where = { id, state: { [Op.ne]: 'deleted' as const } };
  const [deleted] = await database
    .model(Attachment)
    .update({ state: 'deleted', slot: null }, { where, transaction: tx });
  return deleted === 1;
}

/** Like `markDeleted`, but keeps a file that was completed meanwhile. */
export async function discardPending({ database }: AttachmentsDeps, id: string, tx: Tx): Promise<boolean> {
  const where = { id, state: 'pending' as const };
  const [discarded] = await database.model(Attachment).update({ state: 'deleted' }, { where, transaction: tx });
  return discarded === 1;
}

/** Deletes all files of a deleted owner; the next sweep deletes their bytes. */
export async function removeAllOf(
  { database }: AttachmentsDeps,
  type: OwnerType,
  ownerId: string,
  tx: Tx,
): Promise<void> {
  const where = { ownerType: type, ownerId, state: { [Op.ne]: 'deleted' as const } };
  await database.model(Attachment).update({ state: 'deleted', slot: null }, { where, transaction: tx });
}
