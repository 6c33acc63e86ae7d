import type { Database } from '../../../platform/database';
import { conditionOf, matchesOf, maxMatches, type SearchCondition, textContains } from '../../../platform/search';

/** The columns of a statement that name an application, its student and its programme. */
export interface SearchedColumns {
  readonly application: string;
  readonly student: string;
  readonly programme: string;
}

/** The applications in which each word of a query is part of the student, the programme or the number. */
export function searchedApplications(
  database: Database,
  query: string,
  { application, student, programme }: SearchedColumns,
): Promise<SearchCondition> {
  const contains = (name: string) =>
    `(${textContains('student', student, name)} OR ${textContains('programme', programme, name)} OR ${textContains('application', application, name)})`;
  return conditionOf(database, query, application, (word) => applicationsWith(database, word), contains);
}

/** The ids of applications that a word is found in; null when there are too many to name them. */
async function applicationsWith(database: Database, word: string): Promise<string[] | null> {
  const [students, programmes, numbered] = await Promise.all([
    matchesOf(database, 'student', word),
    matchesOf(database, 'programme', word),
    matchesOf(database, 'application', word),
  ]);
  if (!students || !programmes || !numbered) return null;
  const parts = [
    ...(students.length > 0 ? ['SELECT id FROM applications WHERE student_id IN (:students)'] : []),
    ...(programmes.length > 0 ? ['SELECT id FROM applications WHERE programme_id IN (:programmes)'] : []),
  ];
  if (parts.length === 0) return numbered;
  const rows = await database.select<{ id: string }>(`${parts.join(' UNION ')} LIMIT ${maxMatches + 1}`, {
    students,
    programmes,
  });
  const ids = new Set([...numbered, ...rows.map(({ id }) => id)]);
  return ids.size > maxMatches ? null : [...ids];
}
