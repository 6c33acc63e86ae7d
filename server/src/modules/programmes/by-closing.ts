import { isPlainDate, type PlainDate } from '@yuanhang/domain';
import { z } from 'zod';
import { type Database, decodeCursor } from '../../platform/database';
import type { Filter } from './filter';
import { type SummaryRow, summaryColumns } from './summary-row';

/** 0: still to close; 1: closed. */
type Phase = 0 | 1;
export type ClosingRow = SummaryRow & { readonly phase: Phase };

const day = z.string().refine(isPlainDate);
/** The cursor keeps the date of the first page, so that past midnight no programme is repeated or skipped. */
const cursorShape = z.tuple([z.union([z.literal(0), z.literal(1)]), day, z.string(), day]);
export type ClosingCursor = z.output<typeof cursorShape>;
export const closingCursor = (cursor: string | undefined): ClosingCursor | null => decodeCursor(cursor, cursorShape);
export const closingKey = (row: ClosingRow, today: PlainDate): ClosingCursor => [
  row.phase,
  row.closes_on,
  row.id,
  today,
];

const phases = {
  0: { here: 'p.closes_on >= :today', order: 'p.closes_on, p.id', beyond: 'p.closes_on > :key' },
  1: { here: 'p.closes_on < :today', order: 'p.closes_on DESC, p.id', beyond: 'p.closes_on < :key' },
} as const;

/**
 * One page (and one row more): open programmes by closing date, then closed ones, the latest first. Each part reads
 * only its first rows from the index, and only their keys, because sorting rows with texts would use the disk.
 * @param onlyOpen omits closed programmes
 */
export async function pageByClosing(
  database: Database,
  { where, values }: Filter,
  after: ClosingCursor | null,
  rows: number,
  onlyOpen: boolean,
): Promise<ClosingRow[]> {
  const part = (phase: Phase, columns: string) => {
    const { here, order, beyond } = phases[phase];
    const isHere = after?.[0] === phase;
    const conditions = [...where, here, ...(isHere ? [`(${beyond} OR (p.closes_on = :key AND p.id > :id))`] : [])];
    return `SELECT ${phase} AS phase, ${columns} FROM programmes p
      WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT :rows`;
  };
  const wanted: Phase[] = [...(after?.[0] === 1 ? [] : [0 as const]), ...(onlyOpen ? [] : [1 as const])];
  const [only] = wanted;
  if (only === undefined) return [];
  const keys = wanted.map((phase) => `SELECT * FROM (${part(phase, 'p.id')}) part${phase}`);
  const sql =
    wanted.length === 1
      ? part(only, summaryColumns)
      : `SELECT found.phase, ${summaryColumns} FROM (${keys.join(' UNION ALL ')}) found JOIN programmes p ON p.id = found.id`;
  const found = await database.select<ClosingRow>(sql, { ...values, key: after?.[1], id: after?.[2], rows });
  return found.sort(compare).slice(0, rows);
}

function compare(a: ClosingRow, b: ClosingRow): number {
  if (a.phase !== b.phase) return a.phase - b.phase;
  if (a.closes_on !== b.closes_on) return a.closes_on < b.closes_on === (a.phase === 0) ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
