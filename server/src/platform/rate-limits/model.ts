import { type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../database';

export class RateLimit extends Model<InferAttributes<RateLimit>, InferCreationAttributes<RateLimit>> {
  declare readonly limitKey: string;
  declare taken: number;
  declare endsAt: Date;
}
table(
  RateLimit,
  'rate_limits',
  {
    limitKey: column.primary(column.key(120)),
    taken: column.integer(),
    endsAt: column.instant(),
  },
  {
    indexes: [{ name: 'rate_limits_age', fields: ['ends_at'] }],
  },
);
