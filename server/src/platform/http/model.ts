import { type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../database';

export class IdempotencyKey extends Model<InferAttributes<IdempotencyKey>, InferCreationAttributes<IdempotencyKey>> {
  declare readonly actor: string;
  declare readonly route: string;
  declare readonly idempotencyKey: string;
  declare bodyHash: string;
  declare status: number | null;
  declare answer: string | null;
  declare claimToken: string;
  declare claimedUntil: Date;
  declare createdAt: Date;
}
table(
  IdempotencyKey,
  'idempotency_keys',
  {
    actor: column.primary(column.key(64)),
    route: column.primary(column.key(120)),
    idempotencyKey: column.primary(column.key(64)),
    bodyHash: column.key(64),
    status: column.optional(column.integer()),
    answer: column.optional(column.longText()),
    claimToken: column.id(),
    claimedUntil: column.instant(),
    createdAt: column.instant(),
  },
  {
    indexes: [{ name: 'idempotency_keys_age', fields: ['created_at'] }],
  },
);
