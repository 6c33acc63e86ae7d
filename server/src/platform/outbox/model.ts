import type { OutboxEvent } from '@yuanhang/contract';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../database';

export class OutboxEntry extends Model<InferAttributes<OutboxEntry>, InferCreationAttributes<OutboxEntry>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare type: string;
  declare body: OutboxEvent;
  declare createdAt: Date;
  declare doneAt: Date | null;
  declare attempts: CreationOptional<number>;
  declare notBefore: Date;
  declare claimToken: string | null;
  declare claimedUntil: Date | null;
}
table(
  OutboxEntry,
  'outbox_events',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    type: column.key(40),
    body: column.json<OutboxEvent>(),
    createdAt: column.instant(),
    doneAt: column.optional(column.instant()),
    attempts: column.withDefault(column.integer(), 0),
    notBefore: column.instant(),
    claimToken: column.optional(column.id()),
    claimedUntil: column.optional(column.instant()),
  },
  {
    indexes: [{ name: 'outbox_events_waiting', fields: ['done_at', 'not_before', 'seq'] }],
  },
);
