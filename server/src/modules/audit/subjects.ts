import type { AuditContext } from './context';

/** The records of students that entries are about, each with its student and, where it has one, its number. */
const records = {
  application: { table: 'applications x', number: 'x.number', studentId: 'x.student_id' },
  request: {
    table: 'requests x LEFT JOIN applications a ON a.id = x.application_id',
    number: 'a.number',
    studentId: 'x.student_id',
  },
  help_request: {
    table: 'help_requests x LEFT JOIN applications a ON a.id = x.application_id',
    number: 'a.number',
    studentId: 'x.student_id',
  },
  late_entry_pass: { table: 'late_entry_passes x', number: 'NULL', studentId: 'x.student_id' },
} as const;

/** People by name, student number or CAS id. */
const people = `SELECT u.id FROM users u LEFT JOIN students s ON s.user_id = u.id
  WHERE u.name LIKE :q ESCAPE '!' OR s.student_number LIKE :q ESCAPE '!' OR u.cas_id LIKE :q ESCAPE '!'`;

/** SQL for an entry `e` with the text `d` that matches `:q` by its text, its actor, its subject, or the subject's number. */
export const matchesSearch = `(${[
  "d.text LIKE :q ESCAPE '!'",
  `e.actor_id IN (${people})`,
  `e.subject_id IN (${people})`,
  ...Object.values(records).map(
    ({ table, number, studentId }) =>
      `e.subject_id IN (SELECT x.id FROM ${table} WHERE ${number} LIKE :q ESCAPE '!' OR ${studentId} IN (${people}))`,
  ),
].join(' OR ')})`;

interface Named {
  readonly id: string;
  readonly number: string | null;
  readonly name: string | null;
}

/** What the subjects of a page of entries are called, by id: a person, or a record's number and student. */
export async function subjectNames(
  { database }: AuditContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const statements = [
    `SELECT u.id, s.student_number AS number, u.name FROM users u LEFT JOIN students s ON s.user_id = u.id WHERE u.id IN (:ids)`,
    ...Object.values(records).map(
      ({ table, number, studentId }) =>
        `SELECT x.id, ${number} AS number, u.name FROM ${table} LEFT JOIN users u ON u.id = ${studentId} WHERE x.id IN (:ids)`,
    ),
  ];
  const found = await Promise.all(statements.map((sql) => database.select<Named>(sql, { ids })));
  return new Map(
    found.flat().map(({ id, number, name }) => [id, [name, number].filter((part) => part !== null).join(' ')]),
  );
}
