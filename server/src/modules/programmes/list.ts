import type { ResponseOf } from '@yuanhang/contract';
import type { programmeSchemas } from '@yuanhang/contract/schemas';
import { countries, type PlainDate } from '@yuanhang/domain';
import { z } from 'zod';
import { type Database, decodeCursor, pageOf, type Values } from '../../platform/database';
import { presentSummary } from './presenter';
import { groupsOf, type ProgrammeRow } from './queries';

type Query = z.output<typeof programmeSchemas.list.query>;
type AdminQuery = z.output<typeof programmeSchemas.adminList.query>;

/** Only what a list shows: no notices, no questions. */
const columns = `p.id, p.name, p.year, p.category, p.form, p.status, p.country, p.city, p.institution, p.start_on, p.end_on, p.apply_from,
  p.apply_until, p.late_entry_until, p.places, p.places_taken, p.language_requirement, p.funding_eligible, p.self_arranged, p.version, ${groupsOf}`;
export type SummaryRow = Pick<
  ProgrammeRow,
  | 'id'
  | 'name'
  | 'year'
  | 'category'
  | 'form'
  | 'status'
  | 'country'
  | 'city'
  | 'institution'
  | 'start_on'
  | 'end_on'
  | 'apply_from'
  | 'apply_until'
  | 'late_entry_until'
  | 'places'
  | 'places_taken'
  | 'language_requirement'
  | 'funding_eligible'
  | 'self_arranged'
  | 'version'
  | 'eligible_groups'
>;

/** `%` and `_` are letters to a person who searches. */
const contains = (text: string) => `%${text.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;

function matching(query: Query, today: PlainDate): { where: string[]; values: Values } {
  const where: string[] = [];
  const values: Record<string, Values[string]> = { today };
  const add = (condition: string, name: string, value: Values[string]) => {
    where.push(condition);
    values[name] = value;
  };
  if (query.q) {
    const named = countries.filter(({ name }) => name.includes(query.q ?? '')).map(({ code }) => code);
    const byCountry = named.length > 0 ? ' OR p.country IN (:named)' : '';
    add(
      `(p.name LIKE :q ESCAPE '!' OR p.institution LIKE :q ESCAPE '!' OR p.city LIKE :q ESCAPE '!'${byCountry})`,
      'q',
      contains(query.q),
    );
    if (named.length > 0) values.named = named;
  }
  if (query.year) add('p.year = :year', 'year', query.year);
  if (query.category) add('p.category = :category', 'category', query.category);
  if (query.country) add('p.country = :country', 'country', query.country);
  if (query.region) add('p.region = :region', 'region', query.region);
  if (query.eligibleGroup) {
    const has =
      'EXISTS (SELECT 1 FROM programme_eligible_groups e WHERE e.programme_id = p.id AND e.eligible_group = :group)';
    add(has, 'group', query.eligibleGroup);
  }
  if (query.open) where.push('p.apply_from <= :today AND (p.apply_until >= :today OR p.late_entry_until >= :today)');
  return { where, values };
}

/** How each sort orders, continues after a cursor, and names its key. */
const sorts = {
  closing: {
    order: 'p.apply_until, p.id',
    after: '(p.apply_until > :key OR (p.apply_until = :key AND p.id > :id))',
    key: (row: SummaryRow) => row.apply_until,
  },
  name: {
    order: 'p.name, p.id',
    after: '(p.name > :key OR (p.name = :key AND p.id > :id))',
    key: (row: SummaryRow) => row.name,
  },
  newest: {
    order: 'p.apply_from DESC, p.id DESC',
    after: '(p.apply_from < :key OR (p.apply_from = :key AND p.id < :id))',
    key: (row: SummaryRow) => row.apply_from,
  },
} as const;

const cursorShape = z.tuple([z.string(), z.string()]);

export function programmeLists(database: Database) {
  return {
    /** What students browse: published programmes, those still to close first unless asked otherwise. */
    async list(query: Query, today: PlainDate): Promise<ResponseOf<typeof programmeSchemas.list>> {
      const { limit = 20, sort: chosen = 'closing' } = query;
      const sort = sorts[chosen];
      const after = decodeCursor(query.cursor, cursorShape);
      const { where, values } = matching(query, today);
      if (after) where.push(sort.after);
      const rows = await database.select<SummaryRow>(
        `SELECT ${columns} FROM programmes p WHERE ${["p.status = 'published'", ...where].join(' AND ')} ORDER BY ${sort.order} LIMIT :rows`,
        { ...values, key: after?.[0], id: after?.[1], rows: limit + 1 },
      );
      return pageOf(
        rows,
        limit,
        (row) => [sort.key(row), row.id],
        (row) => presentSummary(row, today),
      );
    },

    async adminList(
      { cursor, limit = 30, status, q }: AdminQuery,
      today: PlainDate,
    ): Promise<ResponseOf<typeof programmeSchemas.adminList>> {
      const after = decodeCursor(cursor, cursorShape);
      const where = [
        ...(status ? ['p.status = :status'] : []),
        ...(q ? ["p.name LIKE :q ESCAPE '!'"] : []),
        ...(after ? ['(p.apply_from < :key OR (p.apply_from = :key AND p.id < :id))'] : []),
      ];
      const rows = await database.select<SummaryRow>(
        `SELECT ${columns} FROM programmes p WHERE ${['1 = 1', ...where].join(' AND ')} ORDER BY p.apply_from DESC, p.id DESC LIMIT :rows`,
        { status, q: q && contains(q), key: after?.[0], id: after?.[1], rows: limit + 1 },
      );
      return pageOf(
        rows,
        limit,
        (row) => [row.apply_from, row.id],
        (row) => ({ ...presentSummary(row, today), version: row.version }),
      );
    },

    /** Years and destinations that the published programmes have. */
    async filters(): Promise<{ years: number[]; countries: string[] }> {
      const [years, places] = await Promise.all([
        database.select<{ year: number }>(
          "SELECT DISTINCT year FROM programmes WHERE status = 'published' ORDER BY year DESC",
        ),
        database.select<{ country: string }>(
          "SELECT DISTINCT country FROM programmes WHERE status = 'published' AND country IS NOT NULL ORDER BY country",
        ),
      ]);
      return { years: years.map(({ year }) => year), countries: places.map(({ country }) => country) };
    },

    /** A few that are open and meant for the student's group, closing soonest first. */
    async openFor(group: string, today: PlainDate, count: number) {
      const rows = await database.select<SummaryRow>(
        `SELECT ${columns} FROM programmes p WHERE p.status = 'published' AND p.apply_from <= :today AND p.apply_until >= :today
         AND EXISTS (SELECT 1 FROM programme_eligible_groups e WHERE e.programme_id = p.id AND e.eligible_group = :group)
         ORDER BY p.apply_until, p.id LIMIT :count`,
        { today, group, count },
      );
      return rows.map((row) => presentSummary(row, today));
    },
  };
}
