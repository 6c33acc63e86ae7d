import { type CreationOptional, DataTypes, type ModelAttributeColumnOptions } from 'sequelize';
import type { ColumnTypes } from './migration';
import { fromJson, instantText, type JsonText, toBoolean, toDate } from './values';

type AttributeType = ModelAttributeColumnOptions['type'];
/** A value as both drivers take it. */
export type StoredValue = string | number | null;

/** One column of a table, whatever it holds. */
export interface AnyColumn {
  /** Its type in a migration, for the suite that compares models with the migrated schema. */
  readonly type: (types: ColumnTypes) => string;
  /** For Sequelize. */
  readonly options: ModelAttributeColumnOptions;
  /** For the typed writer: the value as the driver takes it. */
  readonly store: (value: never) => StoredValue;
  /** Reads what a driver returned; absent where that is the value itself. */
  readonly read?: ((stored: never) => unknown) | undefined;
  /** What a new row holds when nothing is given. */
  readonly defaultValue?: unknown;
}

/**
 * A column that holds `T`: how Sequelize and the typed writer store its values, and how instances read them. `T` is
 * invariant, so that `declare pinned: boolean` with `text()` does not compile, nor does `string | null` without `optional`.
 */
export interface Column<T> extends AnyColumn {
  readonly store: (value: T) => StoredValue;
  readonly read?: ((stored: never) => T) | undefined;
  readonly defaultValue?: T;
}

/**
 * A data type of our own: Sequelize's DATE, JSON and BOOLEAN store or read differently on SQLite and MariaDB.
 * `Object.assign` on an instance, because subclasses of `DataTypes.ABSTRACT` lose their methods (it is a proxy); the key has
 * a prefix, because Sequelize replaces a type whose key is one of its own.
 */
function storedAs<T>(key: string, store: (value: T) => StoredValue): AttributeType {
  const Abstract = DataTypes.ABSTRACT as unknown as new () => Extract<AttributeType, { stringify: unknown }>;
  return Object.assign(new Abstract(), { key: `COLUMN_${key}`, _stringify: store });
}

function column<T>(
  type: (types: ColumnTypes) => string,
  key: string,
  store: (value: T) => StoredValue,
  read?: (stored: never) => T,
): Column<T> {
  return { type, options: { type: storedAs(key, store), allowNull: false }, store, read };
}

/** NUL ends a statement early on SQLite and means nothing in any text of the product. */
const withoutNul = (value: string): string => (value.includes('\0') ? value.replaceAll('\0', '') : value);
const asGiven = <T extends string | number>(value: T): T => value;

/** 20 opaque characters from `newId`. */
export const id = () => column<string>(({ id: type }) => type, 'ID', withoutNul);
/** Compared byte by byte: keys, codes, hashes. */
export const key = (length: number) => column<string>((types) => types.key(length), 'KEY', withoutNul);
/** One of a list of words that the code checks, compared byte by byte. */
export const word = <W extends string>(length: number) => column<W>((types) => types.key(length), 'WORD', asGiven<W>);
/** Text for people, up to `length` characters. */
export const text = (length: number) => column<string>((types) => types.text(length), 'TEXT', withoutNul);
/** Text for people, up to 16 MB. */
export const longText = () => column<string>(({ longText: type }) => type, 'LONG_TEXT', withoutNul);
/** Kept as text on both databases. Assign a new value to change it: Sequelize does not see a change inside. */
export const json = <T extends object>() =>
  column<T>(
    ({ json: type }) => type,
    'JSON_TEXT',
    (value) => withoutNul(JSON.stringify(value)),
    (stored: JsonText<T>) => fromJson(stored),
  );
/** UTC with milliseconds; the same text on both databases, so that instants compare alike. */
export const instant = () =>
  column<Date>(
    ({ instant: type }) => type,
    'INSTANT',
    instantText,
    (stored: string | Date) => toDate(stored),
  );
/** `YYYY-MM-DD`. */
export const day = () => column<string>(({ date: type }) => type, 'DAY', asGiven);
export const integer = () => column<number>(({ integer: type }) => type, 'INTEGER', asGiven);
/** Money in integer fen. MariaDB returns BIGINT as a number below 2^53, which no amount reaches. */
export const fen = () =>
  column<number>(
    ({ fen: type }) => type,
    'FEN',
    asGiven,
    (stored: string | number) => Number(stored),
  );
export const flag = () =>
  column<boolean>(
    ({ boolean: type }) => type,
    'FLAG',
    (value) => (value ? 1 : 0),
    (stored: number | boolean) => toBoolean(stored),
  );
/** A growing number that is the primary key; the database gives it. */
export const sequence = (): Column<CreationOptional<number>> => ({
  ...column<CreationOptional<number>>(({ sequence: type }) => type, 'SEQUENCE', asGiven),
  options: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true, allowNull: false },
});

/** Part of the primary key. */
export const primary = <T>(of: Column<T>): Column<T> => ({
  ...of,
  options: { ...of.options, primaryKey: true },
});

/** No two rows have the same value; several of more columns are an index of the table. */
export const unique = <T>(of: Column<T>): Column<T> => ({ ...of, options: { ...of.options, unique: true } });

/** May be null; a new row has null when nothing is given. */
export function optional<T>(of: Column<T>): Column<T | null> {
  const { store, read } = of;
  return {
    type: of.type,
    options: { ...of.options, allowNull: true },
    store: (value) => (value === null ? null : store(value)),
    read: read && ((stored: never) => (stored === null ? null : read(stored))),
  };
}

/** What a new row holds when nothing is given. A default of the database has to stand here too: Sequelize does not know it. */
export function withDefault<T>(of: Column<T>, defaultValue: T): Column<CreationOptional<T>> {
  // `CreationOptional` marks the attribute for TypeScript only; its values are those of T.
  const marked = of as unknown as Column<CreationOptional<T>>;
  const value = defaultValue as CreationOptional<T>;
  return { ...marked, options: { ...of.options, defaultValue }, defaultValue: value };
}
