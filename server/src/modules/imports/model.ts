import type { ImportKind } from '@yuanhang/contract';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';

export class Import extends Model<InferAttributes<Import>, InferCreationAttributes<Import>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare kind: ImportKind;
  declare fileName: string;
  declare sha256: string;
  declare byId: string;
  declare byName: string;
  declare at: Date;
  declare created: number;
  declare updated: number;
  declare unchanged: number;
}
table(Import, 'imports', {
  seq: column.sequence(),
  id: column.unique(column.id()),
  kind: column.word<ImportKind>(20),
  fileName: column.text(120),
  sha256: column.key(64),
  byId: column.id(),
  byName: column.text(60),
  at: column.instant(),
  created: column.integer(),
  updated: column.integer(),
  unchanged: column.integer(),
});
