import { PassThrough, Readable } from 'node:stream';
import { type RequestKind, requestKinds } from '@yuanhang/domain';
import { ZipFile } from 'yazl';
import type { Clock } from '../../platform/clock';
import { type Database, fromJson } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { RateLimits } from '../../platform/rate-limits';
import type { Storage } from '../../platform/storage';
import type { Audit } from '../audit';
import { requireConfirmed } from '../identity';

export interface ExportDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly storage: Storage;
  readonly rateLimits: RateLimits;
  /** The form of a request in the clear, or with its numbers masked. */
  readonly formOf: (
    row: { readonly id: string; readonly kind: RequestKind; readonly form: string },
    inTheClear: boolean,
  ) => object;
}
/** A file of another module's table. */
interface FileRow {
  readonly id: string;
  readonly storage_key: string;
  readonly file_name: string;
}
/** The data of a student, table by table. Names of staff only where the student sees them in the product too. */
const parts: Readonly<Record<string, string>> = {
  account: 'SELECT name, cas_id, phone, email, status, created_at, updated_at FROM users WHERE id = :userId',
  register: `SELECT s.student_number, s.pinyin, s.gender, s.birth_date, c.name AS college, s.major, s.level, s.grade, s.gpa,
    s.address, s.wechat_name, s.emergency_name, s.emergency_relation, s.emergency_phone
    FROM students s LEFT JOIN colleges c ON c.id = s.college_id WHERE s.user_id = :userId`,
  consents: 'SELECT purpose, version, granted, at FROM consents WHERE user_id = :userId ORDER BY seq',
  sessions:
    'SELECT created_at, seen_at, expires_at, revoked_at FROM sessions WHERE user_id = :userId ORDER BY created_at',
  chatBindings: 'SELECT contact_id, chat_messages, bound_at FROM chat_bindings WHERE user_id = :userId',
  applications: `SELECT a.id, a.number, p.name AS programme, a.stage, a.late_entry, a.declaration, a.declaration_accepted_at,
    a.basic, a.application, a.questions, a.self_arranged, a.submitted_at, a.depart_on, a.return_on, a.arrived_on, a.country,
    a.city, a.next_check_in_on, a.return_due_on, a.created_at FROM applications a
    LEFT JOIN programmes p ON p.id = a.programme_id WHERE a.student_id = :userId AND a.deleted_at IS NULL ORDER BY a.created_at`,
  languages: `SELECT l.application_id, l.test, l.score, l.taken_on, l.note FROM language_proficiencies l
    JOIN applications a ON a.id = l.application_id WHERE a.student_id = :userId ORDER BY l.created_at`,
  history: `SELECT t.application_id, t.at, t.actor_name, t.title, t.comment, t.stage FROM timeline_entries t
    JOIN applications a ON a.id = t.application_id WHERE a.student_id = :userId ORDER BY t.seq`,
  requests: `SELECT id, application_id, kind, status, form, approved_fen, comment, submitted_at, decided_at FROM requests
    WHERE student_id = :userId ORDER BY created_at`,
  checkIns: `SELECT application_id, kind, wellbeing, country, city, place, note, source, made_at, received_at, arrived_on, address,
    phone_abroad, accommodation, late_reason, undone_at FROM check_ins WHERE student_id = :userId ORDER BY seq`,
  submissions: `SELECT s.subject_id, s.application_id, s.at, s.answers, s.files FROM submissions s
    JOIN applications a ON a.id = s.application_id WHERE a.student_id = :userId ORDER BY s.seq`,
  supplements: `SELECT s.application_id, s.items, s.comment, s.due_on, s.step, s.asked_by_name, s.asked_at, s.state, s.ended_at
    FROM supplement_requests s JOIN applications a ON a.id = s.application_id WHERE a.student_id = :userId ORDER BY s.seq`,
  lateEntryPasses: `SELECT p.name AS programme, l.reason, l.expires_on, l.granted_by_name, l.granted_at, l.revoked_at
    FROM late_entry_passes l LEFT JOIN programmes p ON p.id = l.programme_id WHERE l.student_id = :userId ORDER BY l.seq`,
  rollCalls: `SELECT r.question, r.country, r.city, r.opened_by_name, n.asked_at, n.answered_at, n.wellbeing
    FROM roll_call_answers n JOIN roll_calls r ON r.id = n.roll_call_id WHERE n.student_id = :userId ORDER BY n.asked_at`,
  helpRequests:
    'SELECT place, note, source, raised_at, acknowledged_at, acknowledgement, closed_at, outcome FROM help_requests WHERE student_id = :userId ORDER BY seq',
  looks: `SELECT e.at, e.actor_role, d.text FROM audit_entries e LEFT JOIN audit_details d ON d.entry_id = e.id
    WHERE e.action = 'reveal_number' AND (e.subject_id = :userId
      OR e.subject_id IN (SELECT id FROM requests WHERE student_id = :userId)) ORDER BY e.seq`,
  erasureRequests:
    'SELECT reason, state, asked_at, decided_at, answer FROM erasure_requests WHERE user_id = :userId ORDER BY seq',
  deliveries: `SELECT m.rule, m.title, d.channel, d.state, d.attempts, d.finished_at, d.created_at FROM deliveries d
    JOIN messages m ON m.id = d.message_id WHERE m.recipient_id = :userId ORDER BY d.seq`,
  messages:
    'SELECT rule, title, text, number, created_at, read_at FROM messages WHERE recipient_id = :userId ORDER BY seq',
};
const files = `SELECT f.id, f.storage_key, f.file_name FROM attachments f WHERE f.state = 'complete' AND f.quarantined = 0 AND f.storage_key IS NOT NULL
  AND ((f.owner_type = 'application' AND f.owner_id IN (SELECT id FROM applications WHERE student_id = :userId))
    OR (f.owner_type = 'check_in' AND f.owner_id IN (SELECT id FROM check_ins WHERE student_id = :userId))
    OR (f.owner_type = 'request' AND f.owner_id IN (SELECT id FROM requests WHERE student_id = :userId))) ORDER BY f.uploaded_at`;
const jsonColumns = ['basic', 'application', 'questions', 'self_arranged', 'answers', 'files', 'items'];
const readMe = `这是远航里关于你的全部信息。

data.json 是记录，files 文件夹里是你上传的文件。
时间是世界协调时（UTC），比北京时间早 8 小时；金额的单位是分。
没有选择“包含证件号与账号”时，这些号码只显示首尾几位。
`;
/** An export reads all data of a student, so the number a day is limited. */
const perDay = 5;

/** 导出我的全部信息: a ZIP, written while it is sent. Throws `forbidden` when no password was typed lately. */
export function exportOf({ database, clock, audit, storage, rateLimits, formOf }: ExportDeps) {
  const exports = rateLimits('my-data', perDay, 24 * 3600);

  function readable(row: Readonly<Record<string, unknown>>, numbers: boolean): object {
    const { form, ...rest } = row;
    const opened = Object.entries(rest).map(([key, value]) => [
      key,
      jsonColumns.includes(key) && typeof value === 'string' ? fromJson<object>(value) : value,
    ]);
    const { id } = row;
    const kind = requestKinds.find((one) => one === row.kind);
    if (typeof form !== 'string' || typeof id !== 'string' || !kind) return Object.fromEntries(opened);
    return { ...Object.fromEntries(opened), form: formOf({ id, kind, form }, numbers) };
  }

  return async (principal: Principal, numbers: boolean): Promise<Readable> => {
    requireConfirmed(principal, clock);
    const { userId } = principal;
    await exports.take(userId);
    await database.transaction((tx) =>
      audit.record(tx, {
        actor: { id: userId, role: 'student' },
        action: 'export_my_data',
        subject: { type: 'user', id: userId },
        detail: numbers ? '包含证件号与账号' : '',
      }),
    );
    const data: Record<string, object> = { exportedAt: { at: clock.now().toISOString() } };
    for (const [name, sql] of Object.entries(parts)) {
      const rows = await database.select<Record<string, unknown>>(sql, { userId });
      data[name] = rows.map((row) => readable(row, numbers));
    }
    const out = new PassThrough();
    const zip = new ZipFile();
    zip.outputStream.pipe(out);
    zip.on('error', (error: Error) => out.destroy(error));
    zip.addBuffer(Buffer.from(JSON.stringify(data, null, 2)), 'data.json');
    zip.addBuffer(Buffer.from(readMe), '说明.txt');
    for (const { id, storage_key, file_name } of await database.select<FileRow>(files, { userId })) {
      // Lazy: each file is read when its turn comes, so that only one is in memory.
      zip.addReadStreamLazy(`files/${id} ${file_name}`, (give) => {
        storage.read(storage_key).then(
          (bytes) => give(null, Readable.from([bytes])),
          // A file that cannot be read ends the ZIP with an error: an incomplete one must not look complete.
          (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
        );
      });
    }
    zip.end();
    return out;
  };
}
