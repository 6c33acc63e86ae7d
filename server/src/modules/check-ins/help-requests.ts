import { newId, type Tx } from '../../platform/database';
import type { ApplicationRecord } from '../applications';
import type { CheckInsContext } from './context';
import type { CheckInRow } from './records';

/** Puts a help request before the duty staff, in the transaction in which it was heard. */
export async function raiseHelp(
  { database, clock, outbox, identity, queries }: CheckInsContext,
  application: ApplicationRecord | null,
  { id, student_id, place, note, source, offset_minutes }: CheckInRow,
  tx: Tx,
): Promise<void> {
  const student = await identity.studentRecord(student_id, tx);
  if (!student) throw new Error('a check-in of nobody');
  const helpRequestId = newId();
  const about = { application_id: application?.id ?? null, check_in_id: id };
  await database.insert(
    'help_requests',
    { id: helpRequestId, student_id, ...about, place, note, source, offset_minutes, raised_at: clock.now() },
    tx,
  );
  await outbox.append(
    {
      type: 'help_requested',
      helpRequestId,
      studentId: student_id,
      studentName: student.name,
      collegeId: student.collegeId,
      applicationId: application?.id ?? null,
      number: application?.number ?? null,
      place,
      note,
      phone: (await queries.phoneAbroad(student_id, tx)) ?? student.phone,
    },
    tx,
  );
}

export interface Acknowledgement {
  readonly helpRequestId: string;
  readonly studentId: string;
  readonly by: { readonly userId: string; readonly name: string };
  readonly comment: string;
}

export interface HelpClosure {
  readonly helpRequestId: string;
  readonly by: { readonly userId: string };
  readonly outcome: string;
}

/** What became of it, once somebody had taken it: false when it is not taken yet, or closed already. */
export const closeHelp =
  ({ database, clock }: CheckInsContext) =>
  async (tx: Tx, { helpRequestId, by, outcome }: HelpClosure): Promise<boolean> => {
    const closed = await database.write(
      `UPDATE help_requests SET closed_at = :now, closed_by = :userId, outcome = :outcome
       WHERE id = :helpRequestId AND acknowledged_at IS NOT NULL AND closed_at IS NULL`,
      { now: clock.now(), userId: by.userId, outcome, helpRequestId },
      tx,
    );
    return closed === 1;
  };

/** The first to take a help request takes it, and the student is told who: false when somebody was faster. */
export const acknowledgeHelp =
  ({ database, clock, outbox }: CheckInsContext) =>
  async (tx: Tx, { helpRequestId, studentId, by, comment }: Acknowledgement): Promise<boolean> => {
    const taken = await database.write(
      `UPDATE help_requests SET acknowledged_at = :now, acknowledged_by = :userId, acknowledgement = :comment
       WHERE id = :helpRequestId AND acknowledged_at IS NULL`,
      { now: clock.now(), userId: by.userId, comment, helpRequestId },
      tx,
    );
    if (taken !== 1) return false;
    await outbox.append({ type: 'help_acknowledged', helpRequestId, studentId, byName: by.name }, tx);
    return true;
  };
