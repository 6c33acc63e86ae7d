import type { HelpRequest, ResponseOf } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import { decodeCursor, pageOf, toInstant, toInstantOrNull } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { MobilityDeskContext } from '../context';
import { type PersonRow, personColumns, presentPerson } from './person';
import { helpScope } from './scope';

type Query = z.output<typeof mobilityDeskSchemas.helpRequests.query>;

interface HelpRow extends PersonRow {
  readonly seq: number;
  readonly id: string;
  readonly application_id: string | null;
  readonly number: string | null;
  readonly place: string;
  readonly note: string;
  readonly source: string;
  readonly raised_at: string | Date;
  readonly offset_minutes: number;
  readonly acknowledged_at: string | Date | null;
  readonly acknowledged_by: string | null;
  readonly acknowledgement: string | null;
  readonly closed_at: string | Date | null;
  readonly outcome: string | null;
}

const select = `SELECT h.seq, h.id, h.application_id, a.number, h.place, h.note, h.source, h.raised_at, h.offset_minutes,
    h.acknowledged_at, k.name AS acknowledged_by, h.acknowledgement, h.closed_at,
    h.outcome, ${personColumns}
  FROM help_requests h
  LEFT JOIN users u ON u.id = h.student_id
  LEFT JOIN students s ON s.user_id = h.student_id
  LEFT JOIN colleges g ON g.id = s.college_id
  LEFT JOIN applications a ON a.id = h.application_id
  LEFT JOIN users k ON k.id = h.acknowledged_by`;

const present = (row: HelpRow): HelpRequest => ({
  id: row.id,
  caseNumber: Number(row.seq),
  student: presentPerson(row),
  applicationId: row.application_id,
  number: row.number,
  place: row.place,
  note: row.note,
  source: row.source,
  raisedAt: toInstant(row.raised_at),
  offsetMinutes: row.offset_minutes,
  acknowledgedAt: toInstantOrNull(row.acknowledged_at),
  acknowledgedBy: row.acknowledged_by,
  acknowledgement: row.acknowledgement,
  closedAt: toInstantOrNull(row.closed_at),
  outcome: row.outcome,
});

/** Help requests, newest first. */
export async function helpRequests(
  { database }: MobilityDeskContext,
  principal: Principal,
  { cursor, limit = 30, open }: Query,
): Promise<ResponseOf<typeof mobilityDeskSchemas.helpRequests>> {
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const scope = helpScope(principal);
  const where = [
    scope.where,
    ...(before === null ? [] : ['h.seq < :before']),
    ...(open === undefined ? [] : [`h.acknowledged_at IS ${open === 'true' ? '' : 'NOT '}NULL`]),
  ];
  const rows = await database.select<HelpRow>(
    `${select} WHERE ${where.join(' AND ')} ORDER BY h.seq DESC LIMIT :rows`,
    { ...scope.values, before, rows: limit + 1 },
  );
  return pageOf(rows, limit, (row) => [row.seq], present);
}

/** Throws `not_found` outside the scope of the actor. */
export async function helpById(context: MobilityDeskContext, principal: Principal, id: string): Promise<HelpRequest> {
  const help = await find(context, principal, 'h.id = :key', id);
  if (!help) throw new AppError('not_found');
  return help;
}

/** The help request with this number in chat; null outside the scope of the actor. */
export const helpByCase = (
  context: MobilityDeskContext,
  principal: Principal,
  caseNumber: number,
): Promise<HelpRequest | null> => find(context, principal, 'h.seq = :key', caseNumber);

async function find(
  { database }: MobilityDeskContext,
  principal: Principal,
  where: 'h.id = :key' | 'h.seq = :key',
  key: string | number,
): Promise<HelpRequest | null> {
  const scope = helpScope(principal);
  const row = await database.first<HelpRow>(`${select} WHERE ${where} AND ${scope.where}`, { ...scope.values, key });
  return row && present(row);
}
