import { dateInShanghai } from '@yuanhang/domain';
import { newId, type Tx, type Values } from '../../../platform/database';
import type { CheckInsContext } from '../context';
import { RollCall, RollCallAnswer } from '../model';

/** A safety question to every student in a place. */
export interface RollCallInput {
  readonly country: string | null;
  readonly city: string | null;
  readonly question: string;
  readonly by: { readonly userId: string; readonly name: string };
  /** The students for whom the asking person is responsible: a condition on `applications a`. */
  readonly scope: { readonly where: string; readonly values: Values };
}
interface AskedRow {
  readonly id: string;
  readonly student_id: string;
  readonly college_id: string;
  readonly number: string;
  readonly student_name: string;
  readonly programme_name: string;
}

/** Students abroad, with the place of their last check-in in `c`. */
const abroad = `SELECT a.id, a.student_id, a.college_id, a.number, u.name AS student_name, p.name AS programme_name
  FROM applications a LEFT JOIN users u ON u.id = a.student_id LEFT JOIN programmes p ON p.id = a.programme_id
  LEFT JOIN check_ins c ON c.seq = (
    SELECT MAX(k.seq) FROM check_ins k WHERE k.application_id = a.id AND k.undone_at IS NULL)
  WHERE a.stage = 'dispatched' AND (a.arrived_on IS NOT NULL OR a.depart_on <= :today)`;

/**
 * Asks every student who is abroad in the place now; returns the id. Returns null and does nothing when there is
 * none.
 */
export async function openRollCall(
  context: CheckInsContext,
  { country, city, question, by, scope }: RollCallInput,
  tx: Tx,
): Promise<string | null> {
  const { database } = context;
  const now = context.clock.now();
  const rows = await database.select<AskedRow>(
    `${abroad} AND ${scope.where} ${country ? 'AND COALESCE(c.country, a.country) = :country' : ''}
     ${city ? "AND COALESCE(NULLIF(c.city, ''), a.city) = :city" : ''} ORDER BY a.id`,
    { ...scope.values, country, city, today: dateInShanghai(now) },
    tx,
  );
  if (rows.length === 0) return null;
  const id = newId();
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
  await ask(context, { id, question, round: 1 }, rows, tx);
  return id;
}

/** Asks those again who have not answered; returns their number. */
export async function remindRollCall(
  context: CheckInsContext,
  { id, question }: { readonly id: string; readonly question: string },
  tx: Tx,
): Promise<number> {
  const { database, clock } = context;
  const rows = await database.select<AskedRow>(
    `SELECT a.id, a.student_id, a.college_id, a.number, u.name AS student_name, p.name AS programme_name
     FROM roll_call_answers r JOIN applications a ON a.id = r.application_id LEFT JOIN users u ON u.id = a.student_id
     LEFT JOIN programmes p ON p.id = a.programme_id
     WHERE r.roll_call_id = :id AND r.open_marker = 1 AND a.stage = 'dispatched' ORDER BY a.id`,
    { id },
    tx,
  );
  await database.model(RollCall).update({ remindedAt: clock.now() }, { where: { id }, transaction: tx });
  await ask(context, { id, question, round: 2 }, rows, tx);
  return rows.length;
}

/** Closes a roll call: further answers are not awaited. */
export async function closeRollCall({ database, clock }: CheckInsContext, id: string, tx: Tx): Promise<void> {
  await database.model(RollCall).update({ closedAt: clock.now() }, { where: { id }, transaction: tx });
  const waiting = { rollCallId: id, openMarker: 1 };
  await database.model(RollCallAnswer).update({ openMarker: null }, { where: waiting, transaction: tx });
}

async function ask(
  { outbox }: CheckInsContext,
  rollCall: { readonly id: string; readonly question: string; readonly round: number },
  rows: readonly AskedRow[],
  tx: Tx,
): Promise<void> {
  for (const row of rows) {
    await outbox.append(
      {
        type: 'roll_call_asked',
        rollCallId: rollCall.id,
        round: rollCall.round,
        question: rollCall.question,
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
