import type { ConsentPurpose } from '@yuanhang/domain';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';

export class Consent extends Model<InferAttributes<Consent>, InferCreationAttributes<Consent>> {
  declare readonly seq: CreationOptional<number>;
  declare userId: string;
  declare purpose: ConsentPurpose;
  declare version: number;
  declare granted: boolean;
  declare at: Date;
}
table(
  Consent,
  'consents',
  {
    seq: column.sequence(),
    userId: column.id(),
    purpose: column.word<ConsentPurpose>(30),
    version: column.integer(),
    granted: column.flag(),
    at: column.instant(),
  },
  {
    indexes: [{ name: 'consents_of', fields: ['user_id', 'purpose', 'seq'] }],
  },
);

export class ErasureRequest extends Model<InferAttributes<ErasureRequest>, InferCreationAttributes<ErasureRequest>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare userId: string;
  declare reason: string;
  declare state: 'waiting' | 'done' | 'refused';
  declare askedAt: Date;
  declare decidedAt: Date | null;
  declare decidedBy: string | null;
  declare answer: string | null;
  declare openMarker: number | null;
}
table(
  ErasureRequest,
  'erasure_requests',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    userId: column.id(),
    reason: column.text(500),
    state: column.word<'waiting' | 'done' | 'refused'>(10),
    askedAt: column.instant(),
    decidedAt: column.optional(column.instant()),
    decidedBy: column.optional(column.id()),
    answer: column.optional(column.text(500)),
    openMarker: column.optional(column.integer()),
  },
  {
    indexes: [
      { name: 'erasure_requests_state', fields: ['state', 'seq'] },
      { name: 'one_erasure_request', fields: ['user_id', 'open_marker'], unique: true },
    ],
  },
);
