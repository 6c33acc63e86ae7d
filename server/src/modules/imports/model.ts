import type { ImportKind } from '@yuanhang/contract';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';
import type { RegisterValues } from '../identity';

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
  declare undoneAt: CreationOptional<Date | null>;
  declare undoneByName: CreationOptional<string | null>;
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
  undoneAt: column.optional(column.instant()),
  undoneByName: column.optional(column.text(60)),
});

/** The field of each column by its heading; null for a column that is not imported. */
export type Mapping = Readonly<Record<string, string | null>>;

/** How the columns of a file were assigned by hand: applied to the next file with the same headings. */
export class ImportMapping extends Model<InferAttributes<ImportMapping>, InferCreationAttributes<ImportMapping>> {
  declare readonly kind: ImportKind;
  declare readonly headsHash: string;
  declare fields: Mapping;
  declare savedAt: Date;
}
table(ImportMapping, 'import_mappings', {
  kind: column.primary(column.word<ImportKind>(20)),
  headsHash: column.primary(column.key(64)),
  fields: column.json<Mapping>(),
  savedAt: column.instant(),
});

/** What an import changed of a student, kept while it can be undone. */
export class ImportChange extends Model<InferAttributes<ImportChange>, InferCreationAttributes<ImportChange>> {
  /** `<import>:<student>`: a key rotation needs to know whose identity card the values hold. */
  declare readonly id: string;
  declare importId: string;
  declare userId: string;
  /** Null for a student whom the import added. */
  declare beforeValues: RegisterValues | null;
  declare afterValues: RegisterValues;
}
table(
  ImportChange,
  'import_changes',
  {
    id: column.primary(column.key(41)),
    importId: column.id(),
    userId: column.id(),
    beforeValues: column.optional(column.json<RegisterValues>()),
    afterValues: column.json<RegisterValues>(),
  },
  {
    indexes: [
      { name: 'import_changes_import', fields: ['import_id', 'id'] },
      { name: 'import_changes_user', fields: ['user_id'] },
    ],
  },
);
