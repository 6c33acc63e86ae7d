import { decideUndo, nextCheckInOn } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import { toDate } from '../../../platform/database';
import { AppError, refused } from '../../../platform/errors';
import type { CheckInsContext } from '../context';
import { reopenRollCalls } from '../jobs/roll-call-answers';
import { CheckIn } from '../model';
import { lastAnsweredOn, lastCheckInOf } from '../reads/check-ins';
import { ownApplication } from '../reads/own-application';
import type { CheckInRow } from '../reads/records';
import { checkInScheduleOf } from '../reads/schedule';

/**
 * Undoes a student's last check-in (of one application, if given) within 10 minutes, and recalculates the dates from
 * the earlier ones. Throws the domain's reason when it cannot be undone; a help request never can.
 */
export function undo(context: CheckInsContext, studentId: string, applicationId?: string): Promise<CheckInRow> {
  return context.database.transaction(async (tx) => {
    const { applications, database, clock } = context;
    if (applicationId !== undefined) await ownApplication(context, studentId, applicationId, tx);
    const seen = await lastCheckInOf(context, studentId, tx);
    if (!seen || (applicationId !== undefined && seen.application_id !== applicationId)) throw nothing();
    // Only staff correct a check-in that staff recorded.
    if (seen.proxy_name !== null) throw nothing();
    if (seen.application_id !== null) await applications.lockApplication(seen.application_id, tx);
    const decision = decideUndo({ receivedAt: toDate(seen.received_at), wellbeing: seen.wellbeing }, clock.now());
    if (!decision.allowed) throw refused(decision.reason);
    const where = { id: seen.id, undoneAt: null };
    const [undone] = await database.model(CheckIn).update({ undoneAt: clock.now() }, { where, transaction: tx });
    if (undone !== 1) throw nothing();
    await context.attachments.removeAllOf('check_in', seen.id, tx);
    await reopenRollCalls(context, seen, tx);
    if (seen.application_id !== null) await restore(context, seen, seen.application_id, tx);
    return seen;
  });
}

async function restore(context: CheckInsContext, row: CheckInRow, id: string, tx: Tx): Promise<void> {
  const { applications } = context;
  const application = await applications.facts(id, tx);
  if (!application) return;
  const schedule = row.kind === 'arrival' ? null : checkInScheduleOf(application);
  const nextOn = schedule && nextCheckInOn(schedule, await lastAnsweredOn(context, id, tx));
  await applications.setMobility(id, { arrivedOn: schedule?.arrivedOn ?? null, nextCheckInOn: nextOn }, tx);
  await applications.appendTimeline(
    {
      applicationId: id,
      requestId: null,
      by: { id: row.student_id, name: application.student.name, role: 'student' },
      operation: 'undo_check_in',
      title: '撤销打卡',
      comment: null,
      stage: application.state.stage,
      step: null,
      version: application.version + 1,
    },
    tx,
  );
}

const nothing = () => new AppError('not_allowed_now', { message: '没有可以撤销的打卡', detail: 'nothing_to_undo' });
