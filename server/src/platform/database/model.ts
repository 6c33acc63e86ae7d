import type {
  InferAttributes,
  Model,
  ModelAttributeColumnOptions,
  ModelAttributes,
  ModelIndexesOptions,
  ModelStatic,
  Sequelize,
} from 'sequelize';
import type { AnyColumn, Column } from './columns';
import type { JsonText } from './values';

/** The class of a table, not yet bound to a connection. */
export type ModelClass<M extends Model = Model> = ModelStatic<M>;

/** An index besides the primary key; `fields` are columns, in order. */
export interface Index {
  readonly name: string;
  readonly fields: readonly string[];
  readonly unique?: boolean;
}

/** The description of a table that `table` stores for its model. */
export interface Table {
  readonly name: string;
  /** Columns by attribute, in table order. */
  readonly columns: ReadonlyMap<string, { readonly field: string; readonly column: AnyColumn }>;
  /** `save` and `change` write only over the version that was read, and raise it. */
  readonly versioned: boolean;
  readonly indexes: readonly Index[];
}

type Columns<M extends Model> = { readonly [K in keyof InferAttributes<M>]-?: Column<InferAttributes<M>[K]> };

const tables = new WeakMap<object, Table>();

/** `checkInIntervalDays` → `check_in_interval_days`; `RowOf` does the same for types. */
export const columnName = (attribute: string): string =>
  attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Describes the table of a model, once, beside its class. Attributes are camelCase, columns the same in snake_case.
 * @param options.versioned its `version` column guards writes; omit it where `version` is plain data
 * @param options.indexes all except the primary key, named as in the migrations
 */
export function table<M extends Model>(
  model: ModelClass<M>,
  name: string,
  columns: Columns<M>,
  options: { readonly versioned?: boolean; readonly indexes?: readonly Index[] } = {},
): void {
  tables.set(model, {
    name,
    columns: new Map(
      Object.entries<AnyColumn>({ ...columns }).map(([attribute, column]) => [
        attribute,
        { field: columnName(attribute), column },
      ]),
    ),
    versioned: options.versioned ?? false,
    indexes: options.indexes ?? [],
  });
}

/** The table of a model, bound or not. Throws for a class without a call of `table`. */
export function tableOf(model: object): Table {
  for (let known: object | null = model; known !== null; known = Object.getPrototypeOf(known)) {
    const described = tables.get(known);
    if (described) return described;
  }
  throw new Error(`no table is described for ${'name' in model ? String(model.name) : 'this model'}`);
}

/**
 * Creates a subclass of a model for one connection, so that several servers can run in one process. The class
 * described with `table` throws when used directly; instances are still `instanceof` it.
 */
export function bindModel<C extends ModelClass>(sequelize: Sequelize, model: C): C {
  const { name, columns, versioned, indexes } = tableOf(model);
  class Bound extends (model as ModelStatic<Model> & typeof Model) {}
  const attributes: Record<string, ModelAttributeColumnOptions> = {};
  for (const [attribute, { field, column }] of columns) {
    const { read } = column;
    attributes[attribute] = { ...column.options, field, ...(read ? { get: reader(attribute, read) } : {}) };
  }
  Bound.init(attributes as ModelAttributes, {
    sequelize,
    tableName: name,
    modelName: model.name,
    timestamps: false,
    version: versioned,
    indexes: indexes.map(({ fields, ...index }): ModelIndexesOptions => ({ ...index, fields: [...fields] })),
  });
  // The subclass adds nothing, so it has every static and every member of C.
  return Bound as unknown as C;
}

/** Reads an attribute with the conversion of its column, also before it is saved. */
function reader(attribute: string, read: (stored: never) => unknown) {
  return function get(this: Model): unknown {
    const stored: unknown = this.dataValues[attribute];
    return stored === undefined || stored === null ? stored : read(stored as never);
  };
}

type SnakeCase<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : S;
type Stored<T> = T extends string | number
  ? T
  : T extends Date
    ? Date | string
    : T extends boolean
      ? number
      : T extends object
        ? JsonText<T>
        : T;

/**
 * A row of the model's table as a SELECT returns it: instants as `Date` or text (`toDate`), flags as 1 and 0
 * (`toBoolean`), JSON as text (`fromJson`). TypeScript cannot check that the SELECT includes the column.
 */
export type RowOf<M extends Model> = {
  readonly [K in keyof InferAttributes<M> & string as SnakeCase<K>]: Stored<InferAttributes<M>[K]>;
};
