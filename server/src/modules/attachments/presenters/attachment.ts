import type { Attachment } from '@yuanhang/contract';
import { toInstant } from '../../../platform/database';
import type { AttachmentRow } from '../model';

/** A complete file, without the location of its bytes. */
export function presentAttachment(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    requirementKey: row.requirement_key,
    fileName: row.file_name,
    fileType: row.file_type,
    bytes: Number(row.bytes),
    uploadedAt: toInstant(row.uploaded_at ?? row.created_at),
  };
}
