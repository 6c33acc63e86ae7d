import { type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import * as column from './columns';
import { table } from './model';

/** A named value of the installation, e.g. the offset of the demo clock. */
export class Setting extends Model<InferAttributes<Setting>, InferCreationAttributes<Setting>> {
  declare readonly name: string;
  declare value: string;
}
table(Setting, 'settings', { name: column.primary(column.key(60)), value: column.longText() });
