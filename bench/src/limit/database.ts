import { createPool, type RowDataPacket } from 'mysql2/promise';

export type Value = string | number | null;
/** A row as the driver returns it: instants as text. */
export type Row = Readonly<Record<string, Value>>;

export const pool = createPool({
  uri: process.env.LIMIT_DATABASE_URL ?? '',
  charset: 'utf8mb4',
  connectionLimit: 10,
  dateStrings: true,
});

/** Runs a prepared statement on any connection. */
export const rows = async (sql: string, values: Value[]): Promise<readonly Row[]> =>
  (await pool.execute<(Row & RowDataPacket)[]>(sql, values))[0];

/** Placeholders for a list. */
export const places = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** A stored instant in the contract's format. */
export const instant = (stored: Value | undefined): string | null =>
  typeof stored === 'string' ? `${stored.replace(' ', 'T')}Z` : null;
export const now = (): string => new Date().toISOString().slice(0, 23).replace('T', ' ');

const dayMs = 86_400_000;
export const daysAgo = (days: number): string =>
  new Date(Date.now() - days * dayMs).toISOString().slice(0, 23).replace('T', ' ');
/** The current date in Shanghai, as the product computes it. */
export const today = (): string => new Date(Date.now() + dayMs / 3).toISOString().slice(0, 10);
