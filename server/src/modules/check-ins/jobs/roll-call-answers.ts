import { minuteMilliseconds } from '@yuanhang/domain';
import { type Tx, toDate } from '../../../platform/database';
import type { CheckInsContext } from '../context';
import type { CheckInRow } from '../reads/records';

type Writer = Pick<CheckInsContext, 'database' | 'clock'>;

/** The clock of a phone may be slightly behind ours. */
const clockSlackMilliseconds = 2 * minuteMilliseconds;

/**
 * Answers all open roll calls of the student of a check-in; a help request also replaces an earlier 平安. A stored 平安
 * from before the question does not answer it.
 */
export async function answerRollCalls(
  { database, clock }: Writer,
  { id, student_id, wellbeing, made_at }: CheckInRow,
  tx: Tx,
): Promise<void> {
  const answeredUntil = new Date(toDate(made_at).getTime() + clockSlackMilliseconds);
  await database.execute(
    `UPDATE roll_call_answers SET answered_at = :now, wellbeing = :wellbeing, check_in_id = :id, open_marker = NULL
     WHERE student_id = :student_id AND open_marker = 1 ${wellbeing === 'safe' ? 'AND asked_at <= :answeredUntil' : ''}`,
    { id, student_id, wellbeing, now: clock.now(), answeredUntil },
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
}

/** Reopens the answers of an undone check-in; those of closed roll calls stay answered. */
export async function reopenRollCalls({ database }: Writer, { id }: CheckInRow, tx: Tx): Promise<void> {
  await database.execute(
    `UPDATE roll_call_answers SET answered_at = NULL, wellbeing = NULL, check_in_id = NULL, open_marker = 1
     WHERE check_in_id = :id AND roll_call_id IN (SELECT id FROM roll_calls WHERE closed_at IS NULL)`,
    { id },
    tx,
  );
}
