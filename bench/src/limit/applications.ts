import { idOf, type StaffMember } from '../people';
import { instant, places, type Row, rows, type Value } from './database';
import { known } from './templates';

/** The columns on which the answer depends, including the pages, which determine the next step of a draft. */
const facts = `a.id, a.number, a.version, a.student_id, a.college_id, a.stage, a.step_index, a.chain, a.resume_step, a.late_entry,
  a.declaration, a.declaration_accepted_at, a.basic, a.application, a.questions, a.self_arranged, a.submitted_at, a.answer_due_on,
  a.depart_on, a.return_on, a.arrived_on, a.time_zone, a.country, a.city, a.next_check_in_on, a.return_due_on, a.created_at,
  a.updated_at, p.id AS programme_id, p.name AS programme_name, p.year, p.country AS programme_country, p.city AS programme_city`;
const programme = 'LEFT JOIN programmes p ON p.id = a.programme_id';
const person = `u.name, s.student_number, s.major, c.name AS college_name, p.places, p.places_taken`;
const register = `LEFT JOIN users u ON u.id = a.student_id LEFT JOIN students s ON s.user_id = a.student_id
  LEFT JOIN colleges c ON c.id = a.college_id`;

const requestsOf = (ids: readonly string[]) =>
  rows(
    `SELECT id, application_id, kind, status, comment, updated_at, decided_at FROM requests
     WHERE application_id IN (${places(ids)}) AND status <> 'void' ORDER BY created_at, id`,
    [...ids],
  );
export const filesOf = (ids: readonly string[]) =>
  rows(
    `SELECT id, owner_id, requirement_key, file_name, file_type, bytes, uploaded_at FROM attachments
     WHERE owner_type = 'application' AND owner_id IN (${places(ids)}) AND state = 'complete' ORDER BY uploaded_at, id`,
    [...ids],
  );

/** A student's applications, newest first. */
export async function mine(student: number): Promise<object> {
  const found = await rows(
    `SELECT ${facts} FROM applications a ${programme} WHERE a.student_id = ? AND a.deleted_at IS NULL
     ORDER BY a.created_at DESC, a.id DESC LIMIT 21`,
    [idOf('u', student)],
  );
  const submitted = found.filter(({ stage }) => stage !== 'draft').map(({ id }) => String(id));
  const withStudent = found.filter(({ stage }) => stage === 'draft' || stage === 'revision_required');
  await Promise.all([
    submitted.length > 0 && requestsOf(submitted),
    withStudent.length > 0 && filesOf(withStudent.map(({ id }) => String(id))),
  ]);
  return { items: found.slice(0, 20).map(presentSummary), nextCursor: null };
}

const presentSummary = (row: Row): object => ({ ...known().summaries[String(row.stage)], ...presentColumns(row) });

const presentColumns = (row: Row): object => ({
  id: row.id,
  number: row.number,
  programme: {
    id: row.programme_id,
    name: row.programme_name,
    year: row.year,
    countryName: row.country ?? row.programme_country,
    city: row.city ?? row.programme_city,
  },
  lateEntry: row.late_entry === 1,
  submittedAt: instant(row.submitted_at),
  updatedAt: instant(row.updated_at),
});

/** One application with its related rows, as its student or a reviewer sees it. */
export async function detail(id: string, reader: StaffMember | 'student'): Promise<object> {
  const [row, requests, timeline, languages] = await Promise.all([
    reader === 'student' ? factsForStudent(id) : factsForStaff(id, reader),
    requestsOf([id]),
    rows(
      `SELECT id, at, actor_name, actor_role, operation, title, comment, stage, step FROM timeline_entries
       WHERE application_id = ? ORDER BY seq`,
      [id],
    ),
    languagesOf(id),
    filesOf([id]),
  ]);
  if (!row) throw new Error('no such application');
  const { student, staff } = known().details;
  const template = (reader === 'student' ? student : staff)[String(row.stage)];
  // A draft has no requests, whatever the fixture wrote.
  const shown = row.stage === 'draft' ? [] : requests;
  const ofStaff = reader === 'student' ? {} : presentPerson(row);
  return { ...template, ...presentDetail(row, { requests: shown, timeline, languages }), ...ofStaff };
}

export const factsForStudent = async (id: string): Promise<Row | undefined> =>
  (await rows(`SELECT ${facts}, a.offering FROM applications a ${programme} WHERE a.id = ?`, [id]))[0];

async function factsForStaff(id: string, { college }: StaffMember): Promise<Row | undefined> {
  const own = college === null ? '' : ' AND a.college_id = ?';
  const values: Value[] = college === null ? [id] : [id, idOf('c', college)];
  const found = await rows(
    `SELECT ${facts}, a.offering, ${person} FROM applications a ${programme} ${register} WHERE a.id = ?${own}`,
    values,
  );
  return found[0];
}

export const languagesOf = (id: string): Promise<readonly Row[]> =>
  rows(
    `SELECT id, test, score, taken_on, note FROM language_proficiencies WHERE application_id = ? ORDER BY created_at, id`,
    [id],
  );
/** The related rows. Files are read too, but their part of the answer comes from the template. */
export interface Parts {
  readonly requests: readonly Row[];
  readonly timeline: readonly Row[];
  readonly languages: readonly Row[];
}

/** The columns of a detail; the computed parts come from the template. */
export const presentDetail = (row: Row, { requests, timeline, languages }: Parts): object => ({
  ...presentColumns(row),
  version: row.version,
  declaration: row.declaration,
  declarationAcceptedAt: instant(row.declaration_accepted_at),
  timeline: timeline.map((entry) => ({
    id: entry.id,
    at: instant(entry.at),
    title: entry.title,
    by: { name: entry.actor_name, role: entry.actor_role },
    comment: entry.comment,
    stage: entry.stage,
  })),
  languages: languages.map(({ id, test, score, taken_on, note }) => ({ id, test, score, takenOn: taken_on, note })),
  requests: requests.map(({ id, kind, status, updated_at, comment }) => ({
    id,
    kind,
    kindLabel: kind,
    status,
    statusLabel: status,
    updatedAt: instant(updated_at),
    comment,
  })),
});

const presentPerson = (row: Row): object => ({
  student: {
    id: row.student_id,
    name: row.name,
    studentNumber: row.student_number,
    college: row.college_name,
    major: row.major,
  },
  places: { total: row.places, taken: row.places_taken },
});
