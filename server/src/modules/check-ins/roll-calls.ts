import { minuteMilliseconds } from '@yuanhang/domain';
import { newId, type Tx, toDate, type Values } from '../../platform/database';
import type { CheckInsContext } from './context';
import { RollCall, RollCallAnswer } from './model';
import type { CheckInRow } from './records';

/** A question to everyone in a place: are you safe? */
export interface RollCallInput {
  readonly country: string | null;
  readonly city: string | null;
  readonly question: string;
  readonly by: { readonly userId: string; readonly name: string };
  /** Whom the one who asks watches over: a condition on `applications a`. */
  readonly scope: { readonly where: string; readonly values: Values };
}
/** One that a student has not answered yet. */
export interface OpenRollCall {
  readonly id: string;
  readonly applicationId: string;
  readonly question: string;
  readonly openedAt: string | Date;
}
interface AskedRow {
  readonly id: string;
  readonly student_id: string;
  readonly college_id: string;
  readonly number: string;
  readonly student_name: string;
  readonly programme_name: string;
}

/** A phone's clock may be a little behind ours. */
const clockSlackMilliseconds = 2 * minuteMilliseconds;

/** Where they said they are last, or else where they were sent. */
const asked = `SELECT a.id, a.student_id, a.college_id, a.number, u.name AS student_name, p.name AS programme_name
  FROM applications a LEFT JOIN users u ON u.id = a.student_id LEFT JOIN programmes p ON p.id = a.programme_id
  LEFT JOIN check_ins c ON c.seq = (
    SELECT MAX(k.seq) FROM check_ins k WHERE k.application_id = a.id AND k.undone_at IS NULL)
  WHERE a.stage = 'dispatched' AND (a.arrived_on IS NOT NULL OR a.depart_on <= :today)`;

export function rollCalls({ database, clock, outbox }: CheckInsContext) {
  async function askAll(tx: Tx, rollCallId: string, question: string, round: number, rows: readonly AskedRow[]) {
    for (const row of rows) {
      await outbox.append(
        {
          type: 'roll_call_asked',
          rollCallId,
          round,
          question,
          applicationId: row.id,
          number: row.number,
          programmeName: row.programme_name,
          studentId: row.student_id,
          studentName: row.student_name,
          collegeId: row.college_id,
        },
        tx,
      );
    }
  }

  return {
    /** Asks everyone who is there now. Null, and nothing done, when nobody is. */
    async open(tx: Tx, { country, city, question, by, scope }: RollCallInput, today: string): Promise<string | null> {
      const rows = await database.select<AskedRow>(
        `${asked} AND ${scope.where} ${country ? 'AND COALESCE(c.country, a.country) = :country' : ''}
         ${city ? "AND COALESCE(NULLIF(c.city, ''), a.city) = :city" : ''} ORDER BY a.id`,
        { ...scope.values, country, city, today },
        tx,
      );
      if (rows.length === 0) return null;
      const id = newId();
      const now = clock.now();
      await database
        .model(RollCall)
        .create(
          { id, country, city, question, openedBy: by.userId, openedByName: by.name, openedAt: now },
          { transaction: tx },
        );
      const answers = rows.map((row) => ({
        rollCallId: id,
        applicationId: row.id,
        studentId: row.student_id,
        collegeId: row.college_id,
        askedAt: now,
        openMarker: 1,
      }));
      await database.addAll(RollCallAnswer, answers, tx);
      await askAll(tx, id, question, 1, rows);
      return id;
    },

    /** Asks those again who have not answered; how many they are. */
    async remind(tx: Tx, id: string, question: string): Promise<number> {
      const rows = await database.select<AskedRow>(
        `SELECT a.id, a.student_id, a.college_id, a.number, u.name AS student_name, p.name AS programme_name
         FROM roll_call_answers r JOIN applications a ON a.id = r.application_id LEFT JOIN users u ON u.id = a.student_id
         LEFT JOIN programmes p ON p.id = a.programme_id
         WHERE r.roll_call_id = :id AND r.open_marker = 1 AND a.stage = 'dispatched' ORDER BY a.id`,
        { id },
        tx,
      );
      await database.model(RollCall).update({ remindedAt: clock.now() }, { where: { id }, transaction: tx });
      await askAll(tx, id, question, 2, rows);
      return rows.length;
    },

    /** Nobody is awaited any more. */
    async close(tx: Tx, id: string): Promise<void> {
      await database.model(RollCall).update({ closedAt: clock.now() }, { where: { id }, transaction: tx });
      const waiting = { rollCallId: id, openMarker: 1 };
      await database.model(RollCallAnswer).update({ openMarker: null }, { where: waiting, transaction: tx });
    },

    /** Those that wait for this student, the newest first; none once they are back. */
    openFor: (studentId: string, tx?: Tx): Promise<OpenRollCall[]> =>
      database.select<OpenRollCall>(
        `SELECT c.id, r.application_id AS applicationId, c.question, c.opened_at AS openedAt
         FROM roll_call_answers r JOIN roll_calls c ON c.id = r.roll_call_id
         JOIN applications a ON a.id = r.application_id AND a.stage = 'dispatched'
         WHERE r.student_id = :studentId AND r.open_marker = 1 ORDER BY c.seq DESC`,
        { studentId },
        tx,
      ),

    /**
     * A word of a student answers all that wait for them; a help request also corrects an earlier 平安. A 平安 that the
     * phone kept from before the question says nothing about it.
     */
    async answer(tx: Tx, { id, student_id, wellbeing, made_at }: CheckInRow): Promise<void> {
      const said = new Date(toDate(made_at).getTime() + clockSlackMilliseconds);
      await database.execute(
        `UPDATE roll_call_answers SET answered_at = :now, wellbeing = :wellbeing, check_in_id = :id, open_marker = NULL
         WHERE student_id = :student_id AND open_marker = 1 ${wellbeing === 'safe' ? 'AND asked_at <= :said' : ''}`,
        { id, student_id, wellbeing, now: clock.now(), said },
        tx,
      );
      if (wellbeing === 'safe') return;
      await database.execute(
        `UPDATE roll_call_answers SET wellbeing = 'needs_help', check_in_id = :id, answered_at = :now
         WHERE student_id = :student_id AND wellbeing = 'safe'
           AND roll_call_id IN (SELECT id FROM roll_calls WHERE closed_at IS NULL)`,
        { id, student_id, now: clock.now() },
        tx,
      );
    },

    /** What was taken back answers nothing. */
    async reopen(tx: Tx, { id }: CheckInRow): Promise<void> {
      await database.execute(
        `UPDATE roll_call_answers SET answered_at = NULL, wellbeing = NULL, check_in_id = NULL, open_marker = 1
         WHERE check_in_id = :id AND roll_call_id IN (SELECT id FROM roll_calls WHERE closed_at IS NULL)`,
        { id },
        tx,
      );
    },
  };
}
export type RollCalls = ReturnType<typeof rollCalls>;
