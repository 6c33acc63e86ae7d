import type { ResponseOf } from '@yuanhang/contract';
import type { privacySchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import {
  decodeCursor,
  isDuplicate,
  newId,
  pageOf,
  type RowOf,
  type Tx,
  toInstant,
  toInstantOrNull,
} from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { PrivacyContext } from './context';
import { eraseStudent } from './erasure';
import { ErasureRequest } from './model';

type Request = ResponseOf<typeof privacySchemas.decideErasure>;
type Query = z.output<typeof privacySchemas.erasureRequests.query>;
type Row = Pick<
  RowOf<ErasureRequest>,
  'seq' | 'id' | 'user_id' | 'reason' | 'state' | 'asked_at' | 'decided_at' | 'answer'
> & { readonly name: string; readonly student_number: string };
const select = `SELECT e.seq, e.id, e.user_id, u.name, s.student_number, e.reason, e.state, e.asked_at, e.decided_at, e.answer
  FROM erasure_requests e LEFT JOIN users u ON u.id = e.user_id LEFT JOIN students s ON s.user_id = e.user_id`;

/* Requests of students to erase their data. The office decides, because the law requires that some data are kept. */

/** Throws `already_exists` while an earlier request of the student is open. */
export async function askErasure(
  { database, clock }: PrivacyContext,
  { userId }: Principal,
  reason: string,
  tx: Tx,
): Promise<void> {
  try {
    await database
      .model(ErasureRequest)
      .create(
        { id: newId(), userId, reason, state: 'waiting', askedAt: clock.now(), openMarker: 1 },
        { transaction: tx },
      );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new AppError('already_exists', { message: '你的删除申请正在处理' });
  }
}

/** The newest request of a student. */
export async function myErasureRequest(
  { database }: PrivacyContext,
  userId: string,
): Promise<ResponseOf<typeof privacySchemas.myErasure>> {
  const row = await database.first<Row>(`${select} WHERE e.user_id = :userId ORDER BY e.seq DESC LIMIT 1`, { userId });
  if (!row) return { request: null };
  const { student: _, ...request } = present(row);
  return { request };
}

/** Newest first. */
export async function listErasureRequests(
  { database }: PrivacyContext,
  { cursor, limit = 30, state }: Query,
): Promise<ResponseOf<typeof privacySchemas.erasureRequests>> {
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const rows = await database.select<Row>(
    `${select} WHERE 1 = 1 ${state ? 'AND e.state = :state' : ''} ${before === null ? '' : 'AND e.seq < :before'}
     ORDER BY e.seq DESC LIMIT :rows`,
    { state, before, rows: limit + 1 },
  );
  return pageOf(rows, limit, (row) => [Number(row.seq)], present);
}

/**
 * Grants or refuses a request; a granted one erases immediately. Throws `not_found`, and `not_allowed_now` when
 * already decided.
 */
export async function decideErasure(
  context: PrivacyContext,
  by: Principal,
  { id, granted, answer }: { readonly id: string; readonly granted: boolean; readonly answer: string },
  tx: Tx,
): Promise<Request> {
  const { database, clock, audit } = context;
  const known = await find(context, id, tx);
  if (!known) throw new AppError('not_found');
  const [decided] = await database.model(ErasureRequest).update(
    {
      state: granted ? 'done' : 'refused',
      decidedAt: clock.now(),
      decidedBy: by.userId,
      answer,
      openMarker: null,
      ...(granted ? { reason: '' } : {}),
    },
    { where: { id, openMarker: 1 }, transaction: tx },
  );
  if (decided !== 1) throw new AppError('not_allowed_now', { message: '这个申请已经处理过', detail: 'decided' });
  const count = granted ? await eraseStudent(context, known.user_id, tx) : 0;
  await audit.record(tx, {
    actor: { id: by.userId, role: 'office' },
    action: granted ? 'grant_erasure' : 'refuse_erasure',
    subject: { type: 'user', id: known.user_id },
    detail: granted ? `${count} 个申请` : answer,
  });
  const after = await find(context, id, tx);
  if (!after) throw new Error('the request is gone');
  return present(after);
}

const find = ({ database }: PrivacyContext, id: string, tx: Tx): Promise<Row | null> =>
  database.first<Row>(`${select} WHERE e.id = :id`, { id }, tx);

const present = (row: Row): Request => ({
  id: row.id,
  student: { id: row.user_id, name: row.name, studentNumber: row.student_number },
  reason: row.reason,
  state: row.state,
  askedAt: toInstant(row.asked_at),
  decidedAt: toInstantOrNull(row.decided_at),
  answer: row.answer,
});
