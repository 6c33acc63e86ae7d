import { encode, type Values } from './values';

/** A statement with its values separate from its text, in the order of the placeholders. */
export interface Positional {
  readonly sql: string;
  readonly parameters: (string | number | null)[];
}
/** `?` for mysql2's prepared statements, or `$1` … for Sequelize's `bind`. */
export type PlaceStyle = '?' | '$';
interface Shape {
  readonly sql: string;
  readonly names: readonly string[];
}
type Encoded = readonly (string | number | null)[];

/** Skips quoted texts, because times contain colons too. */
const place = /'(?:[^'\\]|\\.|'')*'|:([A-Za-z_]\w*)/g;
/** Longer lists are rare, and the server would keep a separate statement for each length. */
const maxListLength = 1024;

/** Limits the number of different lengths: repeats the last value up to the next power of two. */
function padded(list: readonly (string | number)[]): readonly (string | number)[] {
  const last = list.at(-1);
  if (last === undefined) return list;
  const length = 2 ** Math.ceil(Math.log2(list.length));
  return [...list, ...Array.from({ length: length - list.length }, () => last)];
}

/** An empty list matches nothing: `IN (NULL)`. */
function shapeOf(sql: string, lengths: ReadonlyMap<string, number>, style: PlaceStyle): Shape {
  const names: string[] = [];
  let places = 0;
  const next = () => {
    places += 1;
    return style === '?' ? '?' : `$${places}`;
  };
  const positional = sql.replace(place, (text: string, name: string | undefined) => {
    if (name === undefined) return text;
    names.push(name);
    const length = lengths.get(name);
    if (length === 0) return 'NULL';
    return length === undefined ? next() : Array.from({ length }, next).join(', ');
  });
  return { sql: positional, names };
}

/** The SQL of the product is a fixed set of texts; texts beyond this number are not cached. */
const maxShapes = 2000;
const known = new Map<string, Shape>();

function remembered(sql: string, lengths: ReadonlyMap<string, number>, style: PlaceStyle): Shape {
  const key = lengths.size === 0 ? `${style}${sql}` : `${style}${[...lengths].join(';')} ${sql}`;
  const shape = known.get(key);
  if (shape) return shape;
  const made = shapeOf(sql, lengths, style);
  if (known.size < maxShapes) known.set(key, made);
  return made;
}

/** Replaces `:name` by placeholders in order; null for lists so long that the statement is better sent as text. */
export function positional(sql: string, values: Values, style: PlaceStyle): Positional | null {
  const encoded = new Map<string, Encoded>();
  const lengths = new Map<string, number>();
  for (const name in values) {
    const one = encode(values[name]);
    if (Array.isArray(one)) {
      const list = padded(one);
      encoded.set(name, list);
      lengths.set(name, list.length);
    } else encoded.set(name, [one]);
  }
  if (encoded.size > maxListLength || [...lengths.values()].some((length) => length > maxListLength)) return null;
  const { sql: text, names } = remembered(sql, lengths, style);
  return { sql: text, parameters: names.flatMap((name) => encoded.get(name) ?? [null]) };
}
