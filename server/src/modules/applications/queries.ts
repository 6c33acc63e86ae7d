import type { Attachment } from '@yuanhang/contract';
import { type Database, type RowsByOwner, rowsByOwner, type Tx, type Values } from '../../platform/database';
import { toRecord } from './record';
import type { ApplicationRecord } from './records';
import type { ApplicationRow, LanguageRow, RequestRow, TimelineRow } from './rows';
import type { Supplements } from './supplements/store';

/** Complete files by owner: what attachments give for many applications in one statement. */
export type FilesOf = (ids: readonly string[], tx?: Tx) => Promise<ReadonlyMap<string, readonly Attachment[]>>;

const timelineColumns =
  'id, application_id, request_id, at, actor_name, actor_role, operation, title, comment, stage, step, version';

const applicationFacts = `
  SELECT a.id, a.number, a.version, a.student_id, a.college_id, a.stage, a.step_index, a.chain, a.resume_step, a.late_entry,
    a.declaration, a.declaration_accepted_at, a.basic, a.application, a.questions, a.self_arranged, a.offering, a.submitted_at,
    a.answer_due_on, a.depart_on, a.return_on, a.arrived_on, a.time_zone, a.country, a.city, a.next_check_in_on,
    a.return_due_on, a.created_at, a.updated_at,
    p.id AS p_id, p.name AS p_name, p.year AS p_year, p.status AS p_status, p.country AS p_country, p.city AS p_city,
    p.institution AS p_institution, p.time_zone AS p_time_zone, p.start_on AS p_start_on, p.end_on AS p_end_on,
    p.apply_from AS p_apply_from, p.apply_until AS p_apply_until, p.late_entry_until AS p_late_entry_until,
    p.places AS p_places, p.places_taken AS p_places_taken, p.self_arranged AS p_self_arranged,
    p.check_in_interval_days AS p_check_in_interval_days, p.budget_eligible AS p_budget_eligible,
    p.funding_eligible AS p_funding_eligible, p.requirements AS p_requirements, p.questions AS p_questions,
    p.review_chain AS p_review_chain, l.expires_on AS pass_until,
    u.name AS s_name, s.student_number AS s_student_number, s.pinyin AS s_pinyin, s.gender AS s_gender,
    s.birth_date AS s_birth_date, s.major AS s_major, s.level AS s_level, s.grade AS s_grade, s.gpa AS s_gpa,
    c.name AS c_name
  FROM applications a
  LEFT JOIN programmes p ON p.id = a.programme_id
  LEFT JOIN users u ON u.id = a.student_id
  LEFT JOIN students s ON s.user_id = a.student_id
  LEFT JOIN colleges c ON c.id = a.college_id
  LEFT JOIN late_entry_passes l
    ON l.student_id = a.student_id AND l.programme_id = a.programme_id AND l.open_marker = 1`;

/** Reads of this module; each one statement, or one for each table that has many rows for an application. */
export class ApplicationQueries {
  /** Newest first, in the order of their index: of many students too MariaDB need not sort. */
  readonly #ofStudent: RowsByOwner<ApplicationRow>;
  /** Oldest first; void ones left out. */
  readonly #requestsOf: RowsByOwner<RequestRow>;
  readonly #timelineOf: RowsByOwner<TimelineRow>;
  readonly #languagesOf: RowsByOwner<LanguageRow>;

  constructor(
    private readonly database: Database,
    private readonly filesOf: FilesOf,
    private readonly supplements: Supplements,
  ) {
    this.#ofStudent = rowsByOwner<ApplicationRow>(
      database,
      `${applicationFacts} WHERE a.deleted_at IS NULL AND a.student_id IN (:owners)
       ORDER BY a.student_id DESC, a.created_at DESC, a.id DESC`,
      ({ student_id }) => student_id,
    );
    const ownerOf = (row: { readonly application_id: string }) => row.application_id;
    this.#requestsOf = rowsByOwner<RequestRow>(
      database,
      `SELECT id, application_id, kind, status, cancels, comment, updated_at, decided_at, approved_fen
       FROM requests
       WHERE application_id IN (:owners) AND status <> 'void' ORDER BY created_at, id`,
      ownerOf,
    );
    this.#timelineOf = rowsByOwner<TimelineRow>(
      database,
      `SELECT ${timelineColumns} FROM timeline_entries WHERE application_id IN (:owners) ORDER BY seq`,
      ownerOf,
    );
    this.#languagesOf = rowsByOwner<LanguageRow>(
      database,
      `SELECT id, application_id, test, score, taken_on, note FROM language_proficiencies
       WHERE application_id IN (:owners) ORDER BY created_at, id`,
      ownerOf,
    );
  }

  /** `where` is ours, never a caller's text; deleted ones are not there. */
  async records(where: string, values: Values, now: Date, tx?: Tx): Promise<ApplicationRecord[]> {
    const rows = await this.database.select<ApplicationRow>(
      `${applicationFacts} WHERE a.deleted_at IS NULL AND ${where}`,
      values,
      tx,
    );
    return this.#withBelongings(rows, now, tx);
  }

  /** All of one student, newest first: as many as a person applies to in some years. */
  async recordsOfStudent(studentId: string, now: Date): Promise<ApplicationRecord[]> {
    return this.#withBelongings((await this.#ofStudent([studentId])).get(studentId) ?? [], now);
  }

  async #withBelongings(rows: readonly ApplicationRow[], now: Date, tx?: Tx): Promise<ApplicationRecord[]> {
    if (rows.length === 0) return [];
    const asked = rows.filter(({ stage }) => stage === 'supplement_required');
    const withStudent = rows.filter(({ stage }) => stage === 'draft' || stage === 'revision_required');
    const [requests, files, supplements] = await Promise.all([
      this.#requestsOf(
        rows.filter(({ stage }) => stage !== 'draft').map(({ id }) => id),
        tx,
      ),
      this.filesOf(
        [...withStudent, ...asked].map(({ id }) => id),
        tx,
      ),
      this.supplements.openOf(
        asked.map(({ id }) => id),
        tx,
      ),
    ]);
    return rows.map((row) =>
      toRecord(
        row,
        {
          requests: requests.get(row.id) ?? [],
          attachments: files.get(row.id) ?? [],
          supplement: supplements.get(row.id) ?? null,
        },
        now,
      ),
    );
  }

  /** Oldest first; of one request only, if it is named. */
  async timeline(applicationId: string, requestId?: string): Promise<TimelineRow[]> {
    const rows = (await this.#timelineOf([applicationId])).get(applicationId) ?? [];
    return rows.filter(({ request_id }) => requestId === undefined || request_id === requestId);
  }

  async languages(applicationId: string, tx?: Tx): Promise<readonly LanguageRow[]> {
    return (await this.#languagesOf([applicationId], tx)).get(applicationId) ?? [];
  }

  /** What happened after the version a person saw, in words; for telling them why theirs is old. */
  since(applicationId: string, requestId: string | null, version: number): Promise<TimelineRow[]> {
    return this.database.select<TimelineRow>(
      `SELECT ${timelineColumns} FROM timeline_entries WHERE application_id = :applicationId AND version > :version
       AND ${requestId === null ? 'request_id IS NULL' : 'request_id = :requestId'} ORDER BY seq`,
      { applicationId, version, requestId },
    );
  }
}
