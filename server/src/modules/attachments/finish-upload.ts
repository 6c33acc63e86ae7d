import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { requireChangeable, requirementOf } from './access';
import type { AttachmentsContext } from './context';
import { Attachment as AttachmentModel, type AttachmentRow } from './model';
import type { FileLimits } from './owners';
import { freeSlot } from './rules';

/**
 * Takes a checked file for good, in one transaction with the deletion of the one it replaces. The owner is asked
 * again: checking took its time. False, and nothing done, when another completion of the same upload was faster.
 */
export function finishUpload({ database, clock, owners, queries }: AttachmentsContext) {
  /** The replaced file's slot becomes free with it; if it is gone by now, any free one will do. */
  async function slotFor(row: AttachmentRow, requirement: FileLimits, tx: Tx): Promise<number> {
    const old = row.replaces === null ? null : await queries.find(row.replaces, tx);
    if (old) await queries.markDeleted(old.id, tx);
    if (old?.slot) return old.slot;
    return freeSlot(requirement, await queries.takenSlots(row, tx));
  }

  return (principal: Principal, row: AttachmentRow, storageKey: string): Promise<boolean> =>
    database.transaction(async (tx) => {
      await requireChangeable(owners, principal, row, tx);
      const requirement = await requirementOf(owners, row, tx);
      const current = await queries.find(row.id, tx);
      if (current?.state !== 'pending' || current.storage_key !== storageKey) return false;
      const slot = await slotFor(row, requirement, tx);
      const [completed] = await database
        .model(AttachmentModel)
        .update(
          { state: 'complete', slot, uploadedAt: clock.now() },
          { where: { id: row.id, state: 'pending' }, transaction: tx },
        );
      return completed === 1;
    });
}
