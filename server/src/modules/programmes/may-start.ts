import { dateInShanghai, decideStart, type StartDecision, windowPhase } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { ProgrammesContext } from './context';
import { passValidUntil } from './late-entry-passes';
import type { Programme } from './records';

const notStudent = { code: 'not_a_student', message: '以学生身份登录后可以申请' };

/** The application of this student to this programme that is not final. */
async function openApplication(
  { database }: ProgrammesContext,
  studentId: string,
  programmeId: string,
  tx?: Tx,
): Promise<string | null> {
  const row = await database.first<{ id: string }>(
    'SELECT id FROM applications WHERE student_id = :studentId AND programme_id = :programmeId AND open_marker = 1',
    { studentId, programmeId },
    tx,
  );
  return row?.id ?? null;
}

/** May this student begin an application now, as a late entry or not; if not, exactly why. */
export async function mayStart(
  context: ProgrammesContext,
  programme: Programme,
  studentId: string,
  tx?: Tx,
): Promise<{ decision: StartDecision; applicationId: string | null; passUntil: string | null }> {
  const student = await context.identity.studentRecord(studentId, tx);
  if (!student) return { decision: { allowed: false, reason: notStudent }, applicationId: null, passUntil: null };
  const today = dateInShanghai(context.clock.now());
  const passUntil = await passValidUntil(context, studentId, programme.id, tx);
  const applicationId = await openApplication(context, studentId, programme.id, tx);
  const phase = windowPhase(programme, today);
  const decision = decideStart({
    programmeStatus: programme.status,
    eligibleGroups: programme.eligibleGroups,
    studentGroup: student.level,
    windowOpen: phase === 'open',
    lateWindowOpen: phase === 'late_entry',
    opensOn: programme.applyFrom,
    passValid: passUntil !== null,
    placesLeft: programme.places === null ? null : programme.places - programme.placesTaken,
    hasOpenApplication: applicationId !== null,
    today,
  });
  return { decision, applicationId, passUntil };
}
