import type { FileType } from '@yuanhang/domain';

export const ownerTypes = ['application', 'request', 'programme', 'check_in'] as const;
export type OwnerType = (typeof ownerTypes)[number];

/** `pending`: a place was given, the bytes are not checked yet. `deleted`: waits for the sweep to take its bytes away. */
export const attachmentStates = ['pending', 'complete', 'deleted'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** A row of `attachments` as the drivers give it. */
export interface AttachmentRow {
  readonly id: string;
  readonly owner_type: OwnerType;
  readonly owner_id: string;
  readonly requirement_key: string;
  /** Where the checked bytes are; null until they were checked. */
  readonly storage_key: string | null;
  readonly file_name: string;
  readonly file_type: FileType;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly state: AttachmentState;
  /** 1 … `maxCount` of the requirement while complete, else null: a unique index keeps the count. */
  readonly slot: number | null;
  readonly replaces: string | null;
  readonly uploaded_by: string;
  readonly created_at: string | Date;
  readonly uploaded_at: string | Date | null;
  /** End of the upload ticket; null once nothing can lie at the incoming place any more. */
  readonly expires_at: string | Date | null;
  /** The scanner has not judged it yet: it counts, and nobody gets it. */
  readonly quarantined: number;
}

/** Where a ticket lets its holder write. Nobody ever reads from there but the check. */
export const incomingKey = (id: string): string => `incoming/${id}`;
/** Named by content: a second completion of the same bytes writes the same object. */
export const checkedKey = (id: string, sha256: string): string => `files/${id}-${sha256.slice(0, 32)}`;
