import type { Attachment } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { AttachmentsContext, AttachmentsDeps } from '../context';
import type { AttachmentRow } from '../model';
import { presentAttachment } from '../presenters/attachment';
import type { OwnerType } from '../records';
import { fileColumns } from './complete-files';

/** Complete files by owner id, oldest first; an owner without files has no entry. */
export async function listFor(
  { completeFiles }: AttachmentsContext,
  type: OwnerType,
  ids: readonly string[],
  tx?: Tx,
): Promise<ReadonlyMap<string, Attachment[]>> {
  const found = await completeFiles[type](ids, tx);
  return new Map([...found].map(([id, rows]) => [id, rows.map(presentAttachment)]));
}

/** Null also for a deleted file, which waits for the sweep and is invisible to readers. */
export const findFile = ({ database }: AttachmentsDeps, id: string, tx?: Tx): Promise<AttachmentRow | null> =>
  database.first<AttachmentRow>(
    `SELECT ${fileColumns} FROM attachments WHERE id = :id AND state <> 'deleted'`,
    { id },
    tx,
  );

/** Files that the scanner has not checked yet, oldest first. */
export const quarantinedFiles = ({ database }: AttachmentsDeps, limit: number): Promise<AttachmentRow[]> =>
  database.select<AttachmentRow>(
    `SELECT ${fileColumns} FROM attachments WHERE quarantined = 1 AND state = 'complete' ORDER BY uploaded_at, id LIMIT :limit`,
    { limit },
  );

/** The slots of the complete files of one requirement. */
export async function takenSlots(
  { database }: AttachmentsDeps,
  { owner_type, owner_id, requirement_key }: Pick<AttachmentRow, 'owner_type' | 'owner_id' | 'requirement_key'>,
  tx: Tx,
): Promise<ReadonlySet<number>> {
  const rows = await database.select<{ slot: number }>(
    `SELECT slot FROM attachments WHERE owner_type = :owner_type AND owner_id = :owner_id
       AND requirement_key = :requirement_key AND slot IS NOT NULL`,
    { owner_type, owner_id, requirement_key },
    tx,
  );
  return new Set(rows.map(({ slot }) => slot));
}
