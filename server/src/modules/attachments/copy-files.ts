import { newId, type Tx, toBoolean } from '../../platform/database';
import { contentTypes } from '../../platform/storage';
import type { AttachmentsContext } from './context';
import { Attachment as AttachmentModel, type AttachmentRow } from './model';
import { checkedKey, type OwnerType } from './records';

const minutes = 60_000;
/** As long as an upload may take: what is not taken by then is swept. */
const takenWithin = 15 * minutes;

/**
 * Copies the complete files of one owner, bytes and all, for another that comes into being afterwards: answers how
 * they are taken, in the transaction that makes the new owner. Where that fails, the sweep finds and removes them.
 */
export function copyFiles({ database, clock, storage, queries }: AttachmentsContext) {
  async function copy(row: AttachmentRow, sha256: string, source: string, to: string, by: string): Promise<string> {
    const id = newId();
    const key = checkedKey(id, sha256);
    const pending = {
      id,
      ownerType: row.owner_type,
      ownerId: to,
      requirementKey: row.requirement_key,
      storageKey: key,
      fileName: row.file_name,
      fileType: row.file_type,
      bytes: row.bytes,
      sha256,
      state: 'pending' as const,
      quarantined: toBoolean(row.quarantined),
      uploadedBy: by,
      createdAt: clock.real(),
      expiresAt: new Date(clock.real().getTime() + takenWithin),
    };
    // The row is written before the bytes, so that the sweep finds them whatever happens in between.
    await database.transaction((transaction) => database.model(AttachmentModel).create(pending, { transaction }));
    await storage.put(key, await storage.read(source), contentTypes[row.file_type]);
    return id;
  }

  return async (type: OwnerType, from: string, to: string, by: string): Promise<(tx: Tx) => Promise<void>> => {
    const copies: { readonly id: string; readonly slot: number | null }[] = [];
    for (const row of await queries.completeOf(type, from)) {
      if (row.storage_key === null || row.sha256 === null) continue;
      copies.push({ id: await copy(row, row.sha256, row.storage_key, to, by), slot: row.slot });
    }
    return async (tx) => {
      for (const { id, slot } of copies) {
        const complete = { state: 'complete' as const, slot, uploadedAt: clock.now() };
        const where = { id, state: 'pending' as const };
        await database.model(AttachmentModel).update(complete, { where, transaction: tx });
      }
    };
  };
}
