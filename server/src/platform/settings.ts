import { type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from './database';

export class Setting extends Model<InferAttributes<Setting>, InferCreationAttributes<Setting>> {
  declare readonly name: string;
  declare value: string;
}
table(Setting, 'settings', {
  name: column.primary(column.key(60)),
  value: column.longText(),
});
