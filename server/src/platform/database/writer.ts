import type { Attributes, CreationAttributes, Model } from 'sequelize';
import type { StoredValue } from './columns';
import { type ModelClass, type Table, tableOf } from './model';

/** The columns to change, as attributes. */
export type Changes<M extends Model> = { readonly [K in keyof Attributes<M>]?: Attributes<M>[K] | undefined };
/** Columns that must have these values. */
export type Matching<M extends Model> = Changes<M>;
export type NewRow<M extends Model> = CreationAttributes<M>;

/** A statement with `$1` … `$n` for Sequelize's `bind`. */
export interface BoundStatement {
  readonly sql: string;
  readonly bind: StoredValue[];
}

/** The most rows of one INSERT; few different lengths, so that MariaDB keeps them prepared. */
const maxRowsPerInsert = 512;
/** SQLite's SQLITE_MAX_VARIABLE_NUMBER; MariaDB allows 65,535. */
const maxParameters = 32_766;

const given = (values: object): [string, unknown][] =>
  Object.entries(values).filter(([, value]) => value !== undefined);

function columnOf(table: Table, attribute: string) {
  const known = table.columns.get(attribute);
  if (!known) throw new Error(`${table.name} has no column for ${attribute}`);
  return known;
}

/** `add` and `change` check the type of every value by its column; the type is lost in between. */
const stored = (table: Table, attribute: string, value: unknown): StoredValue =>
  value === null ? null : columnOf(table, attribute).column.store(value as never);

/** The attributes of an INSERT: those given and those with a default. */
function attributesOf(table: Table, values: object): readonly string[] {
  const attributes = given(values).map(([attribute]) => attribute);
  for (const [attribute, { column }] of table.columns)
    if (column.defaultValue !== undefined && !attributes.includes(attribute)) attributes.push(attribute);
  return attributes;
}

const quoted = (table: Table, attributes: readonly string[]): string =>
  attributes.map((attribute) => `\`${columnOf(table, attribute).field}\``).join(', ');

/** Statement texts are cached by shape: model, attributes and number of rows. */
const texts = new WeakMap<Table, Map<string, string>>();
function remembered(table: Table, shape: string, make: () => string): string {
  let known = texts.get(table);
  if (!known) {
    known = new Map();
    texts.set(table, known);
  }
  let text = known.get(shape);
  if (text === undefined) {
    text = make();
    known.set(shape, text);
  }
  return text;
}

/** The largest power of two within both limits. */
const rowsAtOnce = (rows: number, columns: number): number =>
  2 ** Math.floor(Math.log2(Math.min(rows, maxRowsPerInsert, maxParameters / columns)));

/**
 * INSERT statements for rows that all have the attributes of the first, in parts whose sizes are powers of two.
 * Throws when a row has an attribute that the first lacks.
 * @param ending text after the values, e.g. ON CONFLICT DO NOTHING; made from the first column
 */
export function* insertions<M extends Model>(
  model: ModelClass<M>,
  rows: readonly NewRow<M>[],
  ending: (column: string) => string = () => '',
): Generator<BoundStatement> {
  const [first] = rows;
  if (first === undefined) return;
  const table = tableOf(model);
  const attributes = attributesOf(table, first);
  const names = attributes.join();
  for (let from = 0; from < rows.length; ) {
    const size = rowsAtOnce(rows.length - from, attributes.length);
    const sql = remembered(table, `insert ${size} ${ending('')} ${names}`, () => {
      let place = 0;
      const values = Array.from({ length: size }, () => `(${attributes.map(() => `$${++place}`).join(', ')})`).join(
        ', ',
      );
      const columns = quoted(table, attributes);
      return `INSERT INTO ${table.name} (${columns}) VALUES ${values} ${ending(quoted(table, attributes.slice(0, 1)))}`;
    });
    const bind: StoredValue[] = [];
    for (const row of rows.slice(from, from + size)) {
      const values = new Map(given(row));
      for (const attribute of values.keys())
        if (!attributes.includes(attribute)) throw new Error(`${table.name}: the first row has no ${attribute}`);
      for (const attribute of attributes)
        bind.push(
          stored(table, attribute, values.has(attribute) ? values.get(attribute) : defaultOf(table, attribute)),
        );
    }
    yield { sql, bind };
    from += size;
  }
}

const defaultOf = (table: Table, attribute: string): unknown => columnOf(table, attribute).column.defaultValue ?? null;

/** One UPDATE of the matching rows, guarded by `where`. */
export function updating<M extends Model>(
  model: ModelClass<M>,
  where: Matching<M>,
  changes: Changes<M>,
): BoundStatement {
  const table = tableOf(model);
  const set = given(changes);
  const matching = given(where);
  const shape = `update ${set.map(([name]) => name).join()} ${matching.map(([name, value]) => `${name}${value === null}`).join()}`;
  const sql = remembered(table, shape, () => {
    let place = 0;
    const assignments = set.map(([name]) => `${quoted(table, [name])} = $${++place}`).join(', ');
    const conditions = matching.map(
      ([name, value]) => `${quoted(table, [name])} ${value === null ? 'IS NULL' : `= $${++place}`}`,
    );
    return `UPDATE ${table.name} SET ${assignments} WHERE ${conditions.join(' AND ')}`;
  });
  const places = [...set, ...matching.filter(([, value]) => value !== null)];
  return { sql, bind: places.map(([name, value]) => stored(table, name, value)) };
}

/** The most rows of one UPDATE with a value for each: every row is compared with the keys before its own. */
const maxRowsPerUpdate = 128;

/**
 * UPDATE statements that give one column of many rows a value for each row, in parts whose sizes are powers of two.
 * @param key the attribute that identifies a row
 */
export function* updatingEach<M extends Model, A extends keyof Attributes<M> & string>(
  model: ModelClass<M>,
  key: keyof Attributes<M> & string,
  attribute: A,
  values: readonly (readonly [key: string, value: Attributes<M>[A]])[],
): Generator<BoundStatement> {
  const table = tableOf(model);
  for (let from = 0; from < values.length; ) {
    const size = 2 ** Math.floor(Math.log2(Math.min(values.length - from, maxRowsPerUpdate)));
    const sql = remembered(table, `update each ${size} ${key} ${attribute}`, () => {
      const places = Array.from({ length: size }, (_, index) => index * 2 + 1);
      const cases = places.map((place) => `WHEN $${place} THEN $${place + 1}`).join(' ');
      const keys = places.map((_, index) => `$${size * 2 + index + 1}`).join(', ');
      const [keyColumn, column] = [quoted(table, [key]), quoted(table, [attribute])];
      return `UPDATE ${table.name} SET ${column} = CASE ${keyColumn} ${cases} END WHERE ${keyColumn} IN (${keys})`;
    });
    const part = values.slice(from, from + size);
    const pairs = part.flatMap(([id, value]) => [stored(table, key, id), stored(table, attribute, value)]);
    yield { sql, bind: [...pairs, ...part.map(([id]) => stored(table, key, id))] };
    from += size;
  }
}
