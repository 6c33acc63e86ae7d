import type { ResponseOf } from '@yuanhang/contract';
import type { programmeSchemas } from '@yuanhang/contract/schemas';
import { countryName, dateInShanghai, type PlainDate } from '@yuanhang/domain';
import { z } from 'zod';
import { type Database, decodeCursor, pageOf, toInstant } from '../../platform/database';
import { searchCondition } from '../../platform/search';
import type { StudentRecord } from '../identity';
import { closingCursor, closingKey, pageByClosing } from './by-closing';
import type { ProgrammesContext } from './context';
import { filterOf, forGroup, type ListQuery } from './filter';
import { presentSummary } from './presenter';
import { type SummaryRow, summaryColumns } from './summary-row';
import { regularWindowOpen } from './window-conditions';

type AdminQuery = z.output<typeof programmeSchemas.adminList.query>;
type Page = ResponseOf<typeof programmeSchemas.list>;

/** How a plain sort orders, continues after a cursor, and names its key. */
const sorts = {
  name: {
    order: 'p.name, p.id',
    after: '(p.name > :key OR (p.name = :key AND p.id > :id))',
    cursor: z.tuple([z.string(), z.string()]),
    read: (key: string) => key,
    key: (row: SummaryRow) => row.name,
  },
  newest: {
    order: 'p.published_at DESC, p.id DESC',
    after: '(p.published_at < :key OR (p.published_at = :key AND p.id < :id))',
    cursor: z.tuple([z.iso.datetime(), z.string()]),
    read: (key: string) => new Date(key),
    key: (row: SummaryRow) => (row.published_at === null ? null : toInstant(row.published_at)),
  },
} as const;
const adminCursor = z.tuple([z.iso.date(), z.string()]);

async function byClosing(database: Database, query: ListQuery, limit: number, today: PlainDate): Promise<Page> {
  const after = closingCursor(query.cursor);
  const firstDay = after?.[3] ?? today;
  const filter = await filterOf(database, query, firstDay);
  const rows = await pageByClosing(database, filter, after, limit + 1, query.open === true);
  return pageOf(
    rows,
    limit,
    (row) => closingKey(row, firstDay),
    (row) => presentSummary(row, today),
  );
}

async function plain(
  database: Database,
  query: ListQuery,
  limit: number,
  today: PlainDate,
  sort: keyof typeof sorts,
): Promise<Page> {
  const { order, after: beyond, cursor, read, key } = sorts[sort];
  const after = decodeCursor(query.cursor, cursor);
  const { where, values } = await filterOf(database, query, today);
  const rows = await database.select<SummaryRow>(
    `SELECT ${summaryColumns} FROM programmes p WHERE ${[...where, ...(after ? [beyond] : [])].join(' AND ')}
     ORDER BY ${order} LIMIT :rows`,
    { ...values, key: after ? read(after[0]) : null, id: after?.[1], rows: limit + 1 },
  );
  return pageOf(
    rows,
    limit,
    (row) => [key(row), row.id],
    (row) => presentSummary(row, today),
  );
}

/** What students browse: published programmes, what closes soonest first unless asked otherwise. */
export function list({ database, clock }: ProgrammesContext, query: ListQuery): Promise<Page> {
  const today = dateInShanghai(clock.now());
  const { limit = 20, sort = 'closing' } = query;
  return sort === 'closing' ? byClosing(database, query, limit, today) : plain(database, query, limit, today, sort);
}

/** What staff manage: every status, the latest window first. */
export async function adminList(
  { database, clock }: ProgrammesContext,
  { cursor, limit = 30, status, year, category, q }: AdminQuery,
): Promise<ResponseOf<typeof programmeSchemas.adminList>> {
  const today = dateInShanghai(clock.now());
  const after = decodeCursor(cursor, adminCursor);
  const searched = q ? await searchCondition(database, q, 'programme', 'p.id') : null;
  const where = [
    ...(status ? ['p.status = :status'] : []),
    ...(year === undefined ? [] : ['p.year = :year']),
    ...(category ? ['p.category = :category'] : []),
    ...(searched ? [searched.where] : []),
    ...(after ? ['(p.apply_from < :key OR (p.apply_from = :key AND p.id < :id))'] : []),
  ];
  const rows = await database.select<SummaryRow>(
    `SELECT ${summaryColumns} FROM programmes p ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
     ORDER BY p.apply_from DESC, p.id DESC LIMIT :rows`,
    { ...searched?.values, status, year, category, key: after?.[0], id: after?.[1], rows: limit + 1 },
  );
  return pageOf(
    rows,
    limit,
    (row) => [row.apply_from, row.id],
    (row) => ({ ...presentSummary(row, today), version: row.version }),
  );
}

/** Years and destinations that the published programmes have. */
export async function filters({ database }: ProgrammesContext): Promise<ResponseOf<typeof programmeSchemas.filters>> {
  const [years, places] = await Promise.all([
    database.select<{ year: number }>(
      "SELECT DISTINCT year FROM programmes WHERE status = 'published' ORDER BY year DESC",
    ),
    database.select<{ country: string }>(
      "SELECT DISTINCT country FROM programmes WHERE status = 'published' AND country IS NOT NULL ORDER BY country",
    ),
  ]);
  return {
    years: years.map(({ year }) => year),
    countries: places.map(({ country: code }) => ({ code, name: countryName(code) })),
  };
}

/** A few that are open, not full, meant for the student's group, and not applied to yet; closing soonest first. */
export async function openFor(
  { database, clock }: ProgrammesContext,
  { userId, level }: Pick<StudentRecord, 'userId' | 'level'>,
  count: number,
) {
  const today = dateInShanghai(clock.now());
  const rows = await database.select<SummaryRow>(
    `SELECT ${summaryColumns} FROM programmes p WHERE p.status = 'published' AND ${regularWindowOpen} AND (p.places IS NULL OR p.places_taken < p.places)
       AND ${forGroup} AND NOT EXISTS (SELECT 1 FROM applications a
         WHERE a.student_id = :userId AND a.programme_id = p.id AND a.open_marker = 1)
     ORDER BY p.closes_on, p.id LIMIT :count`,
    { today, group: level, userId, count },
  );
  return rows.map((row) => presentSummary(row, today));
}
