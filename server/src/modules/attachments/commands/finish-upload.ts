import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { FileAccessContext } from '../context';
import { Attachment, type AttachmentRow } from '../model';
import type { FileLimits } from '../owners';
import { requireChangeable, requirementOf } from '../reads/access';
import { findFile, takenSlots } from '../reads/files';
import { freeSlot } from '../rules';
import { markDeleted } from './mark-deleted';

/**
 * Completes a checked file, in one transaction with the deletion of the one it replaces. Asks the owner again,
 * because the check took time. Returns false and changes nothing when a concurrent completion of the same upload was
 * faster.
 */
export function finishUpload(
  context: FileAccessContext,
  principal: Principal,
  row: AttachmentRow,
  storageKey: string,
): Promise<boolean> {
  const { database, clock } = context;
  return database.transaction(async (tx) => {
    await requireChangeable(context, principal, row, tx);
    const requirement = await requirementOf(context, row, tx);
    const current = await findFile(context, row.id, tx);
    if (current?.state !== 'pending' || current.storage_key !== storageKey) return false;
    const slot = await slotFor(context, row, requirement, tx);
    const [completed] = await database
      .model(Attachment)
      .update(
        { state: 'complete', slot, uploadedAt: clock.now() },
        { where: { id: row.id, state: 'pending' }, transaction: tx },
      );
    return completed === 1;
  });
}

/** The slot of the replaced file becomes free; if that file is already gone, any free slot is used. */
async function slotFor(
  context: FileAccessContext,
  row: AttachmentRow,
  requirement: FileLimits,
  tx: Tx,
): Promise<number> {
  const old = row.replaces === null ? null : await findFile(context, row.replaces, tx);
  if (old) await markDeleted(context, old.id, tx);
  if (old?.slot) return old.slot;
  return freeSlot(requirement, await takenSlots(context, row, tx));
}
