import { type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../database';

export class JobSlot extends Model<InferAttributes<JobSlot>, InferCreationAttributes<JobSlot>> {
  declare readonly sweep: string;
  declare readonly slot: string;
  declare startedAt: Date;
  declare finishedAt: Date | null;
}
table(
  JobSlot,
  'sweep_slots',
  {
    sweep: column.primary(column.key(60)),
    slot: column.primary(column.key(40)),
    startedAt: column.instant(),
    finishedAt: column.optional(column.instant()),
  },
  {
    indexes: [{ name: 'sweep_slots_done', fields: ['sweep', 'finished_at'] }],
  },
);
