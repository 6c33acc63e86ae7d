import type { Database } from '../../../platform/database';
import type { StageChangedHandler } from '../../applications';

/** Stops asking students who are back or will not leave. Their earlier answers stay. */
export const leaveRollCalls =
  ({ database }: { readonly database: Database }): StageChangedHandler =>
  async ({ record, from }, tx) => {
    if (from !== 'dispatched') return;
    await database.execute(
      `DELETE FROM roll_call_answers
       WHERE student_id = :studentId AND open_marker = 1 AND application_id = :applicationId`,
      { studentId: record.student.id, applicationId: record.id },
      tx,
    );
  };
