import type { ResponseOf } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import { countryName, type Wellbeing } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf, toInstant, toInstantOrNull } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { MobilityDeskContext } from '../context';
import { type PersonRow, personColumns, presentPerson } from './person';
import { rollCallScope } from './scope';

type RollCall = ResponseOf<typeof mobilityDeskSchemas.rollCall>;
type Paging = z.output<typeof mobilityDeskSchemas.rollCalls.query>;
interface RollCallRow {
  readonly seq: number;
  readonly id: string;
  readonly country: string | null;
  readonly city: string | null;
  readonly question: string;
  readonly opened_by_name: string;
  readonly opened_at: string | Date;
  readonly reminded_at: string | Date | null;
  readonly closed_at: string | Date | null;
  readonly asked: number;
  readonly safe: number;
  readonly help: number;
}
interface AnswerRow extends PersonRow {
  readonly application_id: string;
  readonly number: string;
  readonly answered_at: string | Date | null;
  readonly wellbeing: Wellbeing | null;
  readonly place: string | null;
  readonly note: string | null;
  readonly rank_of: number;
}

const select = (scope: string) => `SELECT c.seq, c.id, c.country, c.city, c.question, c.opened_by_name, c.opened_at,
    c.reminded_at, c.closed_at, COUNT(r.application_id) AS asked,
    SUM(CASE WHEN r.wellbeing = 'safe' THEN 1 ELSE 0 END) AS safe,
    SUM(CASE WHEN r.wellbeing = 'needs_help' THEN 1 ELSE 0 END) AS help
  FROM roll_calls c JOIN roll_call_answers r ON r.roll_call_id = c.id AND ${scope}`;
const group =
  'GROUP BY c.seq, c.id, c.country, c.city, c.question, c.opened_by_name, c.opened_at, c.reminded_at, c.closed_at';

/**
 * Roll calls (平安确认) with the numbers of their answers, newest first; a college sees those that asked its own
 * students.
 */
export async function rollCalls(
  { database }: MobilityDeskContext,
  principal: Principal,
  { cursor, limit = 20 }: Paging,
): Promise<ResponseOf<typeof mobilityDeskSchemas.rollCalls>> {
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const scope = rollCallScope(principal);
  const rows = await database.select<RollCallRow>(
    `${select(scope.where)} ${before === null ? '' : 'WHERE c.seq < :before'} ${group} ORDER BY c.seq DESC LIMIT :rows`,
    { ...scope.values, before, rows: limit + 1 },
  );
  return pageOf(rows, limit, (row) => [Number(row.seq)], present);
}

/** Throws `not_found` when no student in the actor's scope was asked. */
export async function rollCall({ database }: MobilityDeskContext, principal: Principal, id: string): Promise<RollCall> {
  const scope = rollCallScope(principal);
  const row = await database.first<RollCallRow>(`${select(scope.where)} WHERE c.id = :id ${group}`, {
    ...scope.values,
    id,
  });
  if (!row) throw new AppError('not_found');
  return present(row);
}

/**
 * The students asked and their answers: first those who need help, then those without an answer, then the safe.
 * Throws `not_found`.
 */
export async function rollCallAnswers(
  context: MobilityDeskContext,
  principal: Principal,
  id: string,
  { cursor, limit = 50 }: Paging,
): Promise<ResponseOf<typeof mobilityDeskSchemas.rollCallAnswers>> {
  await rollCall(context, principal, id);
  const after = decodeCursor(cursor, z.tuple([z.int(), z.string()]));
  const scope = rollCallScope(principal);
  const rank = "CASE WHEN r.wellbeing = 'needs_help' THEN 0 WHEN r.answered_at IS NULL THEN 1 ELSE 2 END";
  const rows = await context.database.select<AnswerRow>(
    `SELECT r.application_id, a.number, r.answered_at, r.wellbeing, c.place, c.note, ${rank} AS rank_of, ${personColumns}
     FROM roll_call_answers r LEFT JOIN applications a ON a.id = r.application_id
     LEFT JOIN users u ON u.id = r.student_id LEFT JOIN students s ON s.user_id = r.student_id
     LEFT JOIN colleges g ON g.id = r.college_id LEFT JOIN check_ins c ON c.id = r.check_in_id
     WHERE r.roll_call_id = :id AND ${scope.where}
       ${after ? `AND (${rank} > :rank OR (${rank} = :rank AND r.application_id > :afterId))` : ''}
     ORDER BY rank_of, r.application_id LIMIT :rows`,
    { ...scope.values, id, rank: after?.[0], afterId: after?.[1], rows: limit + 1 },
  );
  return pageOf(rows, limit, (row) => [Number(row.rank_of), row.application_id], presentAnswer);
}

/** The place of a roll call in words. */
export const placeOf = (country: string | null, city: string | null) =>
  [country === null ? '' : countryName(country), city ?? ''].filter(Boolean).join(' ') || '所有在外学生';

const present = (row: RollCallRow): RollCall => {
  const [asked, safe, help] = [Number(row.asked), Number(row.safe), Number(row.help)];
  return {
    id: row.id,
    place: placeOf(row.country, row.city),
    question: row.question,
    openedBy: row.opened_by_name,
    openedAt: toInstant(row.opened_at),
    remindedAt: toInstantOrNull(row.reminded_at),
    closedAt: toInstantOrNull(row.closed_at),
    asked,
    safe,
    help,
    silent: asked - safe - help,
  };
};

const presentAnswer = (row: AnswerRow): ResponseOf<typeof mobilityDeskSchemas.rollCallAnswers>['items'][number] => ({
  applicationId: row.application_id,
  number: row.number,
  student: presentPerson(row),
  answeredAt: toInstantOrNull(row.answered_at),
  wellbeing: row.wellbeing,
  place: row.place ?? '',
  note: row.note ?? '',
});
