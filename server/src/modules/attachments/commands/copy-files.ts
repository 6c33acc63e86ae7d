import { minuteMilliseconds } from '@yuanhang/domain';
import { newId, type Tx, toBoolean } from '../../../platform/database';
import { contentTypes } from '../../../platform/storage';
import type { AttachmentsContext } from '../context';
import { Attachment, type AttachmentRow } from '../model';
import { checkedKey, type OwnerType } from '../records';

/** As long as an upload may take: copies without an owner by then are swept. */
const takenWithin = 15 * minuteMilliseconds;

/**
 * Copies the complete files of one owner, with their bytes, for a new owner that is created afterwards. Returns a
 * function that assigns the copies in the transaction that creates the new owner. If that fails, the sweep removes
 * them.
 */
export async function copyFiles(
  context: AttachmentsContext,
  type: OwnerType,
  from: string,
  to: string,
  by: string,
): Promise<(tx: Tx) => Promise<void>> {
  const { database, clock, completeFiles } = context;
  const copies: { readonly id: string; readonly slot: number | null }[] = [];
  for (const row of (await completeFiles[type]([from])).get(from) ?? []) {
    const { storage_key: source, sha256 } = row;
    if (source === null || sha256 === null) continue;
    copies.push({ id: await copy(context, { ...row, sha256 }, { source, to, by }), slot: row.slot });
  }
  return async (tx) => {
    for (const { id, slot } of copies) {
      const complete = { state: 'complete' as const, slot, uploadedAt: clock.now() };
      const where = { id, state: 'pending' as const };
      await database.model(Attachment).update(complete, { where, transaction: tx });
    }
  };
}

/** Copies one file as a pending one, and returns its id. */
async function copy(
  { database, clock, storage }: AttachmentsContext,
  row: AttachmentRow & { readonly sha256: string },
  { source, to, by }: { readonly source: string; readonly to: string; readonly by: string },
): Promise<string> {
  const id = newId();
  const key = checkedKey(id, row.sha256);
  const pending = {
    id,
    ownerType: row.owner_type,
    ownerId: to,
    requirementKey: row.requirement_key,
    storageKey: key,
    fileName: row.file_name,
    fileType: row.file_type,
    bytes: row.bytes,
    sha256: row.sha256,
    state: 'pending' as const,
    quarantined: toBoolean(row.quarantined),
    uploadedBy: by,
    createdAt: clock.real(),
    expiresAt: new Date(clock.real().getTime() + takenWithin),
  };
  // The row is written before the bytes, so that the sweep finds them whatever happens in between.
  await database.transaction((transaction) => database.model(Attachment).create(pending, { transaction }));
  await storage.put(key, await storage.read(source), contentTypes[row.file_type]);
  return id;
}
