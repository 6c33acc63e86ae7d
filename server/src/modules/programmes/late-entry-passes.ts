import type { ResponseOf } from '@yuanhang/contract';
import type { programmeSchemas } from '@yuanhang/contract/schemas';
import { addDays, dateInShanghai, type PlainDate } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, newId, pageOf, type RowOf, type Tx, toInstant } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { searchCondition } from '../../platform/search';
import type { ProgrammesContext } from './context';
import { LateEntryPass } from './model';

type Listed = ResponseOf<typeof programmeSchemas.listPasses>;
type Query = z.output<typeof programmeSchemas.listPasses.query>;
type Input = z.output<typeof programmeSchemas.grantPass.body>;
interface Row
  extends Pick<
    RowOf<LateEntryPass>,
    'seq' | 'id' | 'reason' | 'expires_on' | 'granted_by_name' | 'granted_at' | 'revoked_at' | 'programme_id'
  > {
  readonly student_name: string;
  readonly student_number: string;
  readonly programme_name: string;
}
const cursorShape = z.tuple([z.int()]);
/** A pass is an exception, not a second window. */
const maxDays = 180;

// 补录许可 lets one student begin one programme after its window. The routes require the office role of writers.

const todayOf = ({ clock }: Pick<ProgrammesContext, 'clock'>) => dateInShanghai(clock.now());

function note(
  { audit }: ProgrammesContext,
  principal: Principal,
  { action, id, detail }: { readonly action: string; readonly id: string; readonly detail: string },
  tx: Tx,
): Promise<void> {
  const actor = { id: principal.userId, role: 'office' } as const;
  return audit.record(tx, { actor, action, subject: { type: 'late_entry_pass', id }, detail });
}

async function studentByNumber({ database }: ProgrammesContext, studentNumber: string, tx: Tx) {
  const row = await database.first<{ user_id: string; name: string }>(
    `SELECT s.user_id, u.name FROM students s LEFT JOIN users u ON u.id = s.user_id WHERE s.student_number = :studentNumber`,
    { studentNumber },
    tx,
  );
  if (!row) throw fieldError('studentNumber', 'unknown_student', '没有这个学号的学生');
  return row;
}

async function programmeName({ database }: ProgrammesContext, id: string, tx: Tx): Promise<string> {
  const row = await database.first<{ name: string; status: string }>(
    'SELECT name, status FROM programmes WHERE id = :id',
    { id },
    tx,
  );
  if (row?.status === 'published' || row?.status === 'closed') return row.name;
  throw fieldError('programmeId', 'not_published', '请选择已发布的项目');
}

/** Last day of the pass that a student holds for a programme; null when there is none or it is over. */
export async function passValidUntil(
  context: ProgrammesContext,
  studentId: string,
  programmeId: string,
  tx?: Tx,
): Promise<PlainDate | null> {
  const row = await context.database.first<{ expires_on: PlainDate }>(
    `SELECT expires_on FROM late_entry_passes WHERE student_id = :studentId AND programme_id = :programmeId
     AND open_marker = 1 AND expires_on >= :today`,
    { studentId, programmeId, today: todayOf(context) },
    tx,
  );
  return row?.expires_on ?? null;
}

/** Newest first. */
export async function listPasses(
  context: ProgrammesContext,
  { cursor, limit = 30, programmeId, q }: Query,
): Promise<Listed> {
  const before = decodeCursor(cursor, cursorShape);
  const searched = q ? await searchCondition(context.database, q, 'student', 'l.student_id') : null;
  const where = [
    '1 = 1',
    ...(programmeId ? ['l.programme_id = :programmeId'] : []),
    ...(searched ? [searched.where] : []),
    ...(before ? ['l.seq < :before'] : []),
  ];
  const rows = await context.database.select<Row>(
    `SELECT l.seq, l.id, l.reason, l.expires_on, l.granted_by_name, l.granted_at, l.revoked_at,
       u.name AS student_name, s.student_number, p.id AS programme_id, p.name AS programme_name
     FROM late_entry_passes l LEFT JOIN users u ON u.id = l.student_id LEFT JOIN students s ON s.user_id = l.student_id
     LEFT JOIN programmes p ON p.id = l.programme_id
     WHERE ${where.join(' AND ')} ORDER BY l.seq DESC LIMIT :rows`,
    { ...searched?.values, programmeId, before: before?.[0], rows: limit + 1 },
  );
  return pageOf(
    rows,
    limit,
    (row) => [Number(row.seq)],
    (row) => present(row, todayOf(context)),
  );
}

/** Grants a pass and revokes one that the student holds already; returns its id. Throws `invalid_input` with the field. */
export async function grantPass(
  context: ProgrammesContext,
  principal: Principal,
  { studentNumber, programmeId, reason, expiresOn }: Input,
  tx: Tx,
): Promise<string> {
  const { database, clock } = context;
  const today = todayOf(context);
  if (expiresOn < today) throw fieldError('expiresOn', 'in_the_past', '有效期不能早于今天');
  if (expiresOn > addDays(today, maxDays)) {
    throw fieldError('expiresOn', 'too_late', `有效期最长 ${maxDays} 天`);
  }
  const student = await studentByNumber(context, studentNumber, tx);
  const programme = await programmeName(context, programmeId, tx);
  const now = clock.now();
  const holder = { studentId: student.user_id, programmeId, openMarker: 1 };
  const passes = database.model(LateEntryPass);
  await passes.update({ openMarker: null, revokedAt: now }, { where: holder, transaction: tx });
  const id = newId();
  const granted = { grantedBy: principal.userId, grantedByName: principal.name, grantedAt: now };
  await passes.create({ id, ...holder, reason, expiresOn, ...granted }, { transaction: tx });
  const detail = `${student.name} ${studentNumber} · ${programme} · ${reason}`;
  await note(context, principal, { action: 'grant_late_entry', id, detail }, tx);
  return id;
}

/** Revokes a pass: drafts begun by it can no longer be submitted. Revoking again changes nothing. Throws `not_found`. */
export async function revokePass(context: ProgrammesContext, principal: Principal, id: string, tx: Tx): Promise<void> {
  const { database, clock } = context;
  const ended = { openMarker: null, revokedAt: clock.now() };
  const [revoked] = await database
    .model(LateEntryPass)
    .update(ended, { where: { id, openMarker: 1 }, transaction: tx });
  if (revoked === 1) return note(context, principal, { action: 'revoke_late_entry', id, detail: '' }, tx);
  const known = await database.first('SELECT id FROM late_entry_passes WHERE id = :id', { id }, tx);
  if (!known) throw new AppError('not_found');
}

const present = (row: Row, today: PlainDate): Listed['items'][number] => ({
  id: row.id,
  student: { name: row.student_name, studentNumber: row.student_number },
  programme: { id: row.programme_id, name: row.programme_name },
  reason: row.reason,
  expiresOn: row.expires_on,
  grantedBy: row.granted_by_name,
  grantedAt: toInstant(row.granted_at),
  state: row.revoked_at !== null ? 'revoked' : row.expires_on < today ? 'expired' : 'valid',
});
