import type { FileType } from '@yuanhang/domain';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, type RowOf, table } from '../../platform/database';
import type { AttachmentState, OwnerType } from './records';

export class Attachment extends Model<InferAttributes<Attachment>, InferCreationAttributes<Attachment>> {
  declare readonly id: string;
  declare ownerType: OwnerType;
  declare ownerId: string;
  declare requirementKey: string;
  /** The key of the checked bytes; null until they were checked. */
  declare storageKey: string | null;
  declare fileName: string;
  declare fileType: FileType;
  declare bytes: number;
  declare sha256: string | null;
  declare state: AttachmentState;
  /** 1 … `maxCount` of the requirement while complete, otherwise null; a unique index enforces the count. */
  declare slot: number | null;
  declare replaces: string | null;
  declare uploadedBy: string;
  declare createdAt: Date;
  declare uploadedAt: Date | null;
  /** End of the upload ticket; null once nothing can be written to the incoming key any more. */
  declare expiresAt: Date | null;
  /** The scanner has not checked the file yet: it counts as uploaded, but cannot be read. */
  declare quarantined: CreationOptional<boolean>;
}
table(
  Attachment,
  'attachments',
  {
    id: column.primary(column.id()),
    ownerType: column.word<OwnerType>(20),
    ownerId: column.id(),
    requirementKey: column.key(40),
    storageKey: column.optional(column.key(80)),
    fileName: column.text(120),
    fileType: column.word<FileType>(10),
    bytes: column.integer(),
    sha256: column.optional(column.key(64)),
    state: column.word<AttachmentState>(10),
    slot: column.optional(column.integer()),
    replaces: column.optional(column.id()),
    uploadedBy: column.id(),
    createdAt: column.instant(),
    uploadedAt: column.optional(column.instant()),
    expiresAt: column.optional(column.instant()),
    quarantined: column.withDefault(column.flag(), false),
  },
  {
    indexes: [
      { name: 'attachments_incoming', fields: ['expires_at'] },
      { name: 'attachments_leftover', fields: ['state', 'expires_at'] },
      { name: 'attachments_of', fields: ['owner_type', 'owner_id', 'state', 'uploaded_at', 'id'] },
      { name: 'attachments_quarantined', fields: ['quarantined', 'state'] },
      { name: 'one_file_in_a_slot', fields: ['owner_type', 'owner_id', 'requirement_key', 'slot'], unique: true },
    ],
  },
);

export type AttachmentRow = RowOf<Attachment>;
