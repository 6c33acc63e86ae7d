import type { ResponseOf } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import { countryName, type Wellbeing } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf, toInstant, toInstantOrNull } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { MobilityDeskDeps } from './desk';
import { type PersonRow, personColumns, presentPerson } from './person';
import { actorOf, watchScope } from './scope';

type RollCall = ResponseOf<typeof mobilityDeskSchemas.rollCall>;
type Input = z.output<typeof mobilityDeskSchemas.openRollCall.body>;
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

/** 平安确认: asks everyone in a place, and shows who has answered. A college sees and asks its own. */
export function rollCalls({ database, audit, checkIns }: MobilityDeskDeps) {
  const answersScope = (principal: Principal) =>
    watchScope(principal, { student: 'r.student_id', college: 'r.college_id' });

  const select = (scope: string) => `SELECT c.seq, c.id, c.country, c.city, c.question, c.opened_by_name, c.opened_at,
      c.reminded_at, c.closed_at, COUNT(r.application_id) AS asked,
      SUM(CASE WHEN r.wellbeing = 'safe' THEN 1 ELSE 0 END) AS safe,
      SUM(CASE WHEN r.wellbeing = 'needs_help' THEN 1 ELSE 0 END) AS help
    FROM roll_calls c JOIN roll_call_answers r ON r.roll_call_id = c.id AND ${scope}`;
  const group =
    'GROUP BY c.seq, c.id, c.country, c.city, c.question, c.opened_by_name, c.opened_at, c.reminded_at, c.closed_at';

  async function find(principal: Principal, id: string): Promise<RollCall> {
    const scope = answersScope(principal);
    const row = await database.first<RollCallRow>(`${select(scope.where)} WHERE c.id = :id ${group}`, {
      ...scope.values,
      id,
    });
    if (!row) throw new AppError('not_found');
    return present(row);
  }
  /** One that is still open. Throws `not_allowed_now` when it is closed. */
  async function open(principal: Principal, id: string): Promise<RollCall> {
    const found = await find(principal, id);
    if (found.closedAt !== null)
      throw new AppError('not_allowed_now', { message: '这次平安确认已结束', detail: 'closed' });
    return found;
  }
  /** A college acts on what it asked its own students; what was asked of others too is the office's. */
  async function ownOpen(principal: Principal, id: string): Promise<RollCall> {
    const found = await open(principal, id);
    if (principal.roles.includes('office')) return found;
    const all = await database.first<{ asked: number }>(
      'SELECT COUNT(*) AS asked FROM roll_call_answers WHERE roll_call_id = :id',
      { id },
    );
    if (Number(all?.asked) === found.asked) return found;
    throw new AppError('forbidden', { message: '这次平安确认也问了其他学院的学生，请由国际处操作' });
  }

  const act = (
    principal: Principal,
    action: string,
    id: string,
    detail: string,
    tx: Parameters<typeof audit.record>[0],
  ) => audit.record(tx, { actor: actorOf(principal), action, subject: { type: 'roll_call', id }, detail });

  return {
    find,

    /** Newest first. */
    async list(
      principal: Principal,
      { cursor, limit = 20 }: Paging,
    ): Promise<ResponseOf<typeof mobilityDeskSchemas.rollCalls>> {
      const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
      const scope = answersScope(principal);
      const rows = await database.select<RollCallRow>(
        `${select(scope.where)} ${before === null ? '' : 'WHERE c.seq < :before'} ${group} ORDER BY c.seq DESC LIMIT :rows`,
        { ...scope.values, before, rows: limit + 1 },
      );
      return pageOf(rows, limit, (row) => [Number(row.seq)], present);
    },

    /** Those who need help first, then the silent, then the safe. */
    async answers(
      principal: Principal,
      id: string,
      { cursor, limit = 50 }: Paging,
    ): Promise<ResponseOf<typeof mobilityDeskSchemas.rollCallAnswers>> {
      await find(principal, id);
      const after = decodeCursor(cursor, z.tuple([z.int(), z.string()]));
      const scope = answersScope(principal);
      const rank = "CASE WHEN r.wellbeing = 'needs_help' THEN 0 WHEN r.answered_at IS NULL THEN 1 ELSE 2 END";
      const rows = await database.select<AnswerRow>(
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
    },

    /** Throws `not_allowed_now` when nobody is there. */
    async open(principal: Principal, input: Input): Promise<RollCall> {
      const { question } = input;
      const country = input.country ?? null;
      const city = input.city || null;
      const scope = watchScope(principal, { student: 'a.student_id', college: 'a.college_id' });
      const by = { userId: principal.userId, name: principal.name };
      const id = await database.transaction(async (tx) => {
        const asking = { country, city, question, by, scope };
        const opened = await checkIns.openRollCall(asking, tx);
        if (opened === null) return null;
        await act(principal, 'open_roll_call', opened, [placeOf(country, city), question].join(' · '), tx);
        return opened;
      });
      if (id === null)
        throw new AppError('not_allowed_now', { message: '那里目前没有在外学生', detail: 'nobody_there' });
      return find(principal, id);
    },

    async remind(principal: Principal, id: string): Promise<RollCall> {
      const { question } = await ownOpen(principal, id);
      await database.transaction(async (tx) => {
        const count = await checkIns.remindRollCall({ id, question }, tx);
        await act(principal, 'remind_roll_call', id, `${count} 人`, tx);
      });
      return find(principal, id);
    },

    async close(principal: Principal, id: string): Promise<RollCall> {
      await ownOpen(principal, id);
      await database.transaction(async (tx) => {
        await checkIns.closeRollCall(id, tx);
        await act(principal, 'close_roll_call', id, '', tx);
      });
      return find(principal, id);
    },
  };
}

const placeOf = (country: string | null, city: string | null) =>
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
