import type { Tx } from '../../../platform/database';
import type { CheckInsContext } from '../context';

/** A roll call that a student has not answered yet. */
export interface OpenRollCall {
  readonly id: string;
  readonly applicationId: string;
  readonly question: string;
  readonly openedAt: string | Date;
}

/** The open roll calls of this student, newest first; none once the student is back. */
export const openRollCallsFor = ({ database }: CheckInsContext, studentId: string, tx?: Tx): Promise<OpenRollCall[]> =>
  database.select<OpenRollCall>(
    `SELECT c.id, r.application_id AS applicationId, c.question, c.opened_at AS openedAt
     FROM roll_call_answers r JOIN roll_calls c ON c.id = r.roll_call_id
     JOIN applications a ON a.id = r.application_id AND a.stage = 'dispatched'
     WHERE r.student_id = :studentId AND r.open_marker = 1 ORDER BY c.seq DESC`,
    { studentId },
    tx,
  );
