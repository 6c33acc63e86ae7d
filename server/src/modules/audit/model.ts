import type { Role } from '@yuanhang/domain';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';

export class AuditDetail extends Model<InferAttributes<AuditDetail>, InferCreationAttributes<AuditDetail>> {
  declare readonly entryId: string;
  declare text: string;
}
table(AuditDetail, 'audit_details', {
  entryId: column.primary(column.id()),
  text: column.longText(),
});

export class AuditEntry extends Model<InferAttributes<AuditEntry>, InferCreationAttributes<AuditEntry>> {
  declare readonly seq: number;
  declare readonly id: string;
  declare at: Date;
  declare actorId: string;
  declare actorRole: Role;
  declare action: string;
  declare subjectType: string;
  declare subjectId: string;
  declare detailDigest: string;
  declare previousDigest: string;
  declare digest: string;
  declare keyId: CreationOptional<string>;
}
table(
  AuditEntry,
  'audit_entries',
  {
    seq: column.primary(column.integer()),
    id: column.unique(column.id()),
    at: column.instant(),
    actorId: column.key(20),
    actorRole: column.word<Role>(20),
    action: column.key(60),
    subjectType: column.key(30),
    subjectId: column.key(64),
    detailDigest: column.key(64),
    previousDigest: column.key(64),
    digest: column.key(64),
    keyId: column.withDefault(column.key(16), ''),
  },
  {
    indexes: [
      { name: 'audit_entries_action', fields: ['action', 'seq'] },
      { name: 'audit_entries_actor', fields: ['actor_id', 'seq'] },
      { name: 'audit_entries_subject', fields: ['subject_id', 'seq'] },
    ],
  },
);

export class AuditHead extends Model<InferAttributes<AuditHead>, InferCreationAttributes<AuditHead>> {
  declare readonly name: string;
  declare seq: number;
  declare digest: string;
  declare keyId: CreationOptional<string>;
  declare seal: CreationOptional<string>;
}
table(AuditHead, 'audit_head', {
  name: column.primary(column.key(10)),
  seq: column.integer(),
  digest: column.key(64),
  keyId: column.withDefault(column.key(16), ''),
  seal: column.withDefault(column.key(64), ''),
});
