import type { programmeSchemas } from '@yuanhang/contract/schemas';
import { countries, type PlainDate } from '@yuanhang/domain';
import type { z } from 'zod';
import { containsPattern, type Values } from '../../platform/database';
import { anyWindowOpen } from './window-conditions';

export type ListQuery = z.output<typeof programmeSchemas.list.query>;
/** Conditions to be joined by AND, and their values. */
export interface Filter {
  readonly where: readonly string[];
  readonly values: Values;
}

/** Destinations with this text in their Chinese name, or with another name that starts with it. */
function countriesNamed(text: string): string[] {
  const wanted = text.toLowerCase();
  const isCalled = (alias: string) => alias.toLowerCase().startsWith(wanted);
  return countries.filter(({ name, aliases }) => name.includes(text) || aliases.some(isCalled)).map(({ code }) => code);
}

/** Published programmes that match; `today` is the date by which a window is open. */
export function filterOf(query: ListQuery, today: PlainDate): Filter {
  const { q, year, category, country, region, eligibleGroup } = query;
  const named = q ? countriesNamed(q) : [];
  const text = `p.name LIKE :q ESCAPE '!' OR p.institution LIKE :q ESCAPE '!' OR p.city LIKE :q ESCAPE '!'`;
  return {
    where: [
      "p.status = 'published'",
      ...(q ? [`(${text}${named.length > 0 ? ' OR p.country IN (:named)' : ''})`] : []),
      ...(year === undefined ? [] : ['p.year = :year']),
      ...(category === undefined ? [] : ['p.category = :category']),
      ...(country === undefined ? [] : ['p.country = :country']),
      ...(region === undefined ? [] : ['p.region = :region']),
      ...(eligibleGroup === undefined ? [] : [forGroup]),
      ...(query.open ? [anyWindowOpen] : []),
    ],
    values: { q: q && containsPattern(q), named, year, category, country, region, group: eligibleGroup, today },
  };
}

export const forGroup =
  'EXISTS (SELECT 1 FROM programme_eligible_groups e WHERE e.programme_id = p.id AND e.eligible_group = :group)';
