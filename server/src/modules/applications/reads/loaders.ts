import type { Attachment } from '@yuanhang/contract';
import { type Database, type RowsByOwner, rowsByOwner, type Tx } from '../../../platform/database';
import type { Attachments } from '../../attachments';
import { offeringColumns, withOffering } from './offering';
import type { ApplicationRow, LanguageRow, RequestRow, SubmissionRow, SupplementRow, TimelineRow } from './rows';

export const timelineColumns =
  'id, application_id, request_id, at, actor_name, actor_role, operation, title, comment, stage, step, version';
const supplementColumns = 'id, application_id, items, comment, due_on, step, asked_by_name, asked_at, state, ended_at';

/** Every column of an application that is one row; append a WHERE clause. */
export const applicationFacts = `
  SELECT ${offeringColumns},
    a.id, a.number, a.version, a.student_id, a.college_id, a.step_index, a.resume_step, a.declaration_accepted_at,
    a.basic, a.application, a.questions, a.self_arranged, a.submitted_at,
    a.answer_due_on, a.depart_on, a.return_on, a.arrived_on, a.time_zone, a.country, a.city, a.host, a.next_check_in_on,
    a.return_due_on, a.created_at, a.updated_at,
    p.id AS p_id, p.name AS p_name, p.year AS p_year, p.country AS p_country, p.city AS p_city,
    p.institution AS p_institution, p.time_zone AS p_time_zone, p.start_on AS p_start_on, p.end_on AS p_end_on,
    p.self_arranged AS p_self_arranged, p.check_in_interval_days AS p_check_in_interval_days,
    u.name AS s_name, s.student_number AS s_student_number, s.pinyin AS s_pinyin, s.gender AS s_gender,
    s.birth_date AS s_birth_date, s.major AS s_major, s.level AS s_level, s.grade AS s_grade, s.gpa AS s_gpa,
    c.name AS c_name
  FROM applications a
  ${withOffering}
  LEFT JOIN users u ON u.id = a.student_id
  LEFT JOIN students s ON s.user_id = a.student_id
  LEFT JOIN colleges c ON c.id = a.college_id`;

/** Reads rows that belong to applications, with one statement for all callers of the same moment. */
export interface Loaders {
  /**
   * Applications by student, newest first, in the order of their index, so that MariaDB need not sort them for many
   * students.
   */
  readonly applicationsOf: RowsByOwner<ApplicationRow>;
  /** Oldest first, without void ones. */
  readonly requestsOf: RowsByOwner<RequestRow>;
  /** The complete files. */
  readonly filesOf: (ids: readonly string[], tx?: Tx) => Promise<ReadonlyMap<string, readonly Attachment[]>>;
  /** Oldest first. */
  readonly timelineOf: RowsByOwner<TimelineRow>;
  readonly languagesOf: RowsByOwner<LanguageRow>;
  /** The supplement request that waits for its student. */
  readonly openSupplementOf: RowsByOwner<SupplementRow>;
  /** Newest first. */
  readonly supplementsOf: RowsByOwner<SupplementRow>;
  /** By application or request, newest first; each has only a few. */
  readonly submissionsOf: RowsByOwner<SubmissionRow>;
}

export function createLoaders(database: Database, attachments: Pick<Attachments, 'listFor'>): Loaders {
  const ofApplications = <R extends { readonly application_id: string }>(sql: string): RowsByOwner<R> =>
    rowsByOwner<R>(database, sql, ({ application_id }) => application_id);
  const supplements = `SELECT ${supplementColumns} FROM supplement_requests WHERE application_id IN (:owners)`;
  return {
    applicationsOf: rowsByOwner<ApplicationRow>(
      database,
      `${applicationFacts} WHERE a.deleted_at IS NULL AND a.student_id IN (:owners)
       ORDER BY a.student_id DESC, a.created_at DESC, a.id DESC`,
      ({ student_id }) => student_id,
    ),
    requestsOf: ofApplications(
      `SELECT id, application_id, kind, status, cancels, comment, updated_at, decided_at, approved_fen
       FROM requests
       WHERE application_id IN (:owners) AND status <> 'void' ORDER BY created_at, id`,
    ),
    filesOf: (ids, tx) => attachments.listFor('application', ids, tx),
    timelineOf: ofApplications(
      `SELECT ${timelineColumns} FROM timeline_entries WHERE application_id IN (:owners) ORDER BY seq`,
    ),
    languagesOf: ofApplications(
      `SELECT id, application_id, test, score, taken_on, note FROM language_proficiencies
       WHERE application_id IN (:owners) ORDER BY created_at, id`,
    ),
    openSupplementOf: ofApplications(`${supplements} AND open_marker = 1`),
    supplementsOf: ofApplications(`${supplements} ORDER BY seq DESC`),
    submissionsOf: rowsByOwner<SubmissionRow>(
      database,
      'SELECT subject_id, at, answers, files FROM submissions WHERE subject_id IN (:owners) ORDER BY seq DESC',
      ({ subject_id }) => subject_id,
    ),
  };
}
