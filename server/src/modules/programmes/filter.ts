import type { programmeSchemas } from '@yuanhang/contract/schemas';
import type { PlainDate } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Database, Values } from '../../platform/database';
import { searchCondition } from '../../platform/search';
import { anyWindowOpen } from './window-conditions';

export type ListQuery = z.output<typeof programmeSchemas.list.query>;
/** Conditions to be joined by AND, and their values. */
export interface Filter {
  readonly where: readonly string[];
  readonly values: Values;
}

/** Published programmes that match; `today` is the date by which a window is open. */
export async function filterOf(database: Database, query: ListQuery, today: PlainDate): Promise<Filter> {
  const { q, year, category, country, region, eligibleGroup } = query;
  const searched = q ? await searchCondition(database, q, 'programme', 'p.id') : null;
  return {
    where: [
      "p.status = 'published'",
      ...(searched ? [searched.where] : []),
      ...(year === undefined ? [] : ['p.year = :year']),
      ...(category === undefined ? [] : ['p.category = :category']),
      ...(country === undefined ? [] : ['p.country = :country']),
      ...(region === undefined ? [] : ['p.region = :region']),
      ...(eligibleGroup === undefined ? [] : [forGroup]),
      ...(query.open ? [anyWindowOpen] : []),
    ],
    values: { ...searched?.values, year, category, country, region, group: eligibleGroup, today },
  };
}

export const forGroup =
  'EXISTS (SELECT 1 FROM programme_eligible_groups e WHERE e.programme_id = p.id AND e.eligible_group = :group)';
