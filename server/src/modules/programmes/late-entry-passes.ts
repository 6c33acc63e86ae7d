import type { ResponseOf } from '@yuanhang/contract';
import type { programmeSchemas } from '@yuanhang/contract/schemas';
import { addDays, dateInShanghai, type PlainDate } from '@yuanhang/domain';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { type Database, decodeCursor, newId, pageOf, type RowOf, type Tx, toInstant } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Audit } from '../audit';
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
/** Limited, because a pass is an exception and not a second window. */
const maxDays = 180;

/** 补录许可 lets one student begin one programme after its window. The routes require the office role of writers. */
export function lateEntryPasses({ database, clock, audit }: { database: Database; clock: Clock; audit: Audit }) {
  const today = () => dateInShanghai(clock.now());

  async function note(tx: Tx, by: Principal, action: string, id: string, detail: string): Promise<void> {
    const subject = { type: 'late_entry_pass', id };
    await audit.record(tx, { actor: { id: by.userId, role: 'office' }, action, subject, detail });
  }
  async function studentByNumber(studentNumber: string, tx: Tx) {
    const row = await database.first<{ user_id: string; name: string }>(
      `SELECT s.user_id, u.name FROM students s LEFT JOIN users u ON u.id = s.user_id WHERE s.student_number = :studentNumber`,
      { studentNumber },
      tx,
    );
    if (!row) throw fieldError('studentNumber', 'unknown_student', '没有这个学号的学生');
    return row;
  }
  async function programmeName(id: string, tx: Tx): Promise<string> {
    const row = await database.first<{ name: string; status: string }>(
      'SELECT name, status FROM programmes WHERE id = :id',
      { id },
      tx,
    );
    if (row?.status === 'published' || row?.status === 'closed') return row.name;
    throw fieldError('programmeId', 'not_published', '请选择已发布的项目');
  }

  return {
    /** Last day of a student's pass for a programme; null when there is none or it has expired. */
    async validUntil(studentId: string, programmeId: string, tx?: Tx): Promise<PlainDate | null> {
      const row = await database.first<{ expires_on: PlainDate }>(
        `SELECT expires_on FROM late_entry_passes WHERE student_id = :studentId AND programme_id = :programmeId
         AND open_marker = 1 AND expires_on >= :today`,
        { studentId, programmeId, today: today() },
        tx,
      );
      return row?.expires_on ?? null;
    },

    /** Newest first. */
    async list({ cursor, limit = 30, programmeId, q }: Query): Promise<Listed> {
      const before = decodeCursor(cursor, cursorShape);
      const where = [
        '1 = 1',
        ...(programmeId ? ['l.programme_id = :programmeId'] : []),
        ...(q ? ['(u.name = :q OR s.student_number = :q)'] : []),
        ...(before ? ['l.seq < :before'] : []),
      ];
      const rows = await database.select<Row>(
        `SELECT l.seq, l.id, l.reason, l.expires_on, l.granted_by_name, l.granted_at, l.revoked_at,
           u.name AS student_name, s.student_number, p.id AS programme_id, p.name AS programme_name
         FROM late_entry_passes l LEFT JOIN users u ON u.id = l.student_id LEFT JOIN students s ON s.user_id = l.student_id
         LEFT JOIN programmes p ON p.id = l.programme_id
         WHERE ${where.join(' AND ')} ORDER BY l.seq DESC LIMIT :rows`,
        { programmeId, q, before: before?.[0], rows: limit + 1 },
      );
      return pageOf(
        rows,
        limit,
        (row) => [Number(row.seq)],
        (row) => present(row, today()),
      );
    },

    /**
     * Grants a pass and revokes an existing one of the student; returns its id. Throws `invalid_input` with the
     * field.
     */
    async grant(by: Principal, { studentNumber, programmeId, reason, expiresOn }: Input, tx: Tx): Promise<string> {
      if (expiresOn < today()) throw fieldError('expiresOn', 'in_the_past', '有效期不能早于今天');
      if (expiresOn > addDays(today(), maxDays)) {
        throw fieldError('expiresOn', 'too_late', `有效期最长 ${maxDays} 天`);
      }
      const student = await studentByNumber(studentNumber, tx);
      const programme = await programmeName(programmeId, tx);
      const now = clock.now();
      const holder = { studentId: student.user_id, programmeId, openMarker: 1 };
      const passes = database.model(LateEntryPass);
      await passes.update({ openMarker: null, revokedAt: now }, { where: holder, transaction: tx });
      const id = newId();
      const granted = { grantedBy: by.userId, grantedByName: by.name, grantedAt: now };
      await passes.create({ id, ...holder, reason, expiresOn, ...granted }, { transaction: tx });
      await note(tx, by, 'grant_late_entry', id, `${student.name} ${studentNumber} · ${programme} · ${reason}`);
      return id;
    },

    /**
     * Revokes a pass: drafts started with it can no longer be submitted. Revoking again changes nothing. Throws
     * `not_found`.
     */
    async revoke(by: Principal, id: string, tx: Tx): Promise<void> {
      const ended = { openMarker: null, revokedAt: clock.now() };
      const [revoked] = await database
        .model(LateEntryPass)
        .update(ended, { where: { id, openMarker: 1 }, transaction: tx });
      if (revoked === 1) return note(tx, by, 'revoke_late_entry', id, '');
      const known = await database.first('SELECT id FROM late_entry_passes WHERE id = :id', { id }, tx);
      if (!known) throw new AppError('not_found');
    },
  };
}
export type LateEntryPasses = ReturnType<typeof lateEntryPasses>;

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
