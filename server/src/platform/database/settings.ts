import { type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import * as column from './columns';
import { table } from './model';

/** A value of the installation by its name, e.g. the demo clock's offset. */
export class Setting extends Model<InferAttributes<Setting>, InferCreationAttributes<Setting>> {
  declare readonly name: string;
  declare value: string;
}
table(Setting, 'settings', { name: column.primary(column.key(60)), value: column.longText() });
