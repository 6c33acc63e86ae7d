import type { Database, Values } from '../database';
import { requireFilled } from './backfill';
import { matchesOf } from './matches';
import type { SearchKind } from './model';
import { wordsOf } from './normalise';

/** A condition of a statement and its values. */
export interface SearchCondition {
  readonly where: string;
  readonly values: Values;
}

/** The ids of rows that a word is found in; null when there are too many to name them. */
export type WordMatches = (word: string) => Promise<readonly string[] | null>;

/**
 * SQL: the texts of these subjects contain the value `:name`; each is read by its primary key. Not EXISTS, which MariaDB
 * turns into a join that begins with all texts and sorts what it finds.
 */
export const textContains = (kind: SearchKind, column: string, name: string): string =>
  `COALESCE((SELECT INSTR(st.text, :${name}) FROM search_texts st WHERE st.kind = '${kind}' AND st.subject_id = ${column}), 0) > 0`;

/**
 * Every word of a query is found in a row. Words with few matches become a list of ids, which the statement reads by
 * its primary key; common words are verified row by row in the order of the list.
 * @param id the column of the ids that `matches` answers
 * @param contains SQL that verifies the word of the value with this name
 */
export async function conditionOf(
  database: Database,
  query: string,
  id: string,
  matches: WordMatches,
  contains: (name: string) => string,
): Promise<SearchCondition> {
  await requireFilled(database);
  const words = wordsOf(query);
  const found = await Promise.all(words.map(matches));
  const few = found.filter((ids) => ids !== null);
  const common = words.filter((_, at) => found[at] === null);
  const where = common.map((_, at) => contains(`word${at}`));
  const values: Record<string, string | readonly string[]> = Object.fromEntries(
    common.map((word, at) => [`word${at}`, word]),
  );
  if (few.length > 0) {
    where.push(`${id} IN (:found)`);
    values.found = few.reduce((both, ids) => {
      const others = new Set(ids);
      return both.filter((one) => others.has(one));
    });
  }
  return { where: where.length === 0 ? '1 = 1' : `(${where.join(' AND ')})`, values };
}

/** The rows of one kind that contain every word of a query. */
export const searchCondition = (
  database: Database,
  query: string,
  kind: SearchKind,
  id: string,
): Promise<SearchCondition> =>
  conditionOf(
    database,
    query,
    id,
    (word) => matchesOf(database, kind, word),
    (name) => textContains(kind, id, name),
  );
