import type { Attachment } from '@yuanhang/contract';
import { toInstant } from '../../../platform/database';
import type { AttachmentRow } from '../model';

/** Of a complete file: nothing about where its bytes are. */
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
