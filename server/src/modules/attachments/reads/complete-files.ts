import { type Database, type RowsByOwner, rowsByOwner } from '../../../platform/database';
import type { AttachmentRow } from '../model';
import type { OwnerType } from '../records';

export const fileColumns = `id, owner_type, owner_id, requirement_key, storage_key, file_name, file_type, bytes, sha256, state, slot,
  replaces, uploaded_by, created_at, uploaded_at, expires_at, quarantined`;

/** Complete files by owner, oldest first. */
export type CompleteFiles = Readonly<Record<OwnerType, RowsByOwner<AttachmentRow>>>;

/** Reads the complete files of many owners of a type in one statement. */
export function completeFiles(database: Database): CompleteFiles {
  const ofType = (type: OwnerType) =>
    rowsByOwner<AttachmentRow>(
      database,
      `SELECT ${fileColumns} FROM attachments
       WHERE owner_type = '${type}' AND owner_id IN (:owners) AND state = 'complete' ORDER BY uploaded_at, id`,
      ({ owner_id }) => owner_id,
    );
  return {
    application: ofType('application'),
    request: ofType('request'),
    programme: ofType('programme'),
    check_in: ofType('check_in'),
  };
}
