import type { Value } from './database';

type Key = readonly (Value | undefined)[];

/** A page of a list, with the key of its last row as the cursor of the next one. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => Key,
  present: (row: R) => T,
): { items: T[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const isMore = rows.length > limit && last !== undefined;
  return {
    items: shown.map(present),
    nextCursor: isMore ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null,
  };
}

/** The key that `pageOf` put into a cursor. */
export const keyOf = (cursor: string | null): Value[] | null =>
  cursor === null ? null : JSON.parse(Buffer.from(cursor, 'base64url').toString());
