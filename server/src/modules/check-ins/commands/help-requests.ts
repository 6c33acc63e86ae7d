import { codePointLength, oneHelpCallSeconds } from '@yuanhang/domain';
import { Op } from 'sequelize';
import { newId, type Tx } from '../../../platform/database';
import type { ApplicationRecord } from '../../applications';
import type { CheckInsContext } from '../context';
import { HelpRequest } from '../model';
import { phoneOf } from '../reads/phone';
import type { CheckInRow } from '../reads/records';

/** Of the column, which is as long as that of a check-in's note. */
const noteLength = 500;

/**
 * Records a help request and its event for the duty staff, in the transaction of the check-in. A further call of the same
 * instant is the same one: its words are added to the open request, and nobody is alerted twice. When they do not fit, it
 * is a call of its own, so that no word is lost.
 */
export async function raiseHelp(
  context: CheckInsContext,
  application: ApplicationRecord | null,
  { id, student_id, place, note, source, offset_minutes }: CheckInRow,
  tx: Tx,
): Promise<void> {
  const { database, clock, outbox, identity } = context;
  const student = await identity.studentRecord(student_id, tx);
  if (!student) throw new Error('the student of a check-in does not exist');
  // Otherwise two calls from two devices would not see each other.
  await identity.lockPerson(student_id, tx);
  if (await joinLastCall(context, { studentId: student_id, place, note }, tx)) return;
  const helpRequestId = newId();
  await database.model(HelpRequest).create(
    {
      id: helpRequestId,
      studentId: student_id,
      applicationId: application?.id ?? null,
      checkInId: id,
      place,
      note,
      source,
      offsetMinutes: offset_minutes,
      raisedAt: clock.now(),
    },
    { transaction: tx },
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
      phone: await phoneOf(context, student_id, tx),
    },
    tx,
  );
}

/** Whether the student called moments ago and that open request has taken the words. */
async function joinLastCall(
  { database, clock }: CheckInsContext,
  { studentId, place, note }: Pick<HelpRequest, 'studentId' | 'place' | 'note'>,
  tx: Tx,
): Promise<boolean> {
  const since = new Date(clock.now().getTime() - oneHelpCallSeconds * 1000);
  const last = await database.model(HelpRequest).findOne({
    where: { studentId, closedAt: null, raisedAt: { [Op.gt]: since } },
    order: [['seq', 'DESC']],
    transaction: tx,
  });
  if (!last) return false;
  const more = [place === last.place ? '' : place, note].filter((words) => !last.note.includes(words));
  if (more.length > 0) {
    const words = [last.note, ...more].filter(Boolean).join('；');
    if (codePointLength(words) > noteLength) return false;
    await last.update({ note: words }, { transaction: tx });
  }
  return true;
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

/** Closes an acknowledged help request with its outcome; false when it is not acknowledged yet, or closed already. */
export async function closeHelp(
  { database, clock }: CheckInsContext,
  { helpRequestId, by, outcome }: HelpClosure,
  tx: Tx,
): Promise<boolean> {
  const where = { id: helpRequestId, acknowledgedAt: { [Op.ne]: null }, closedAt: null };
  const closure = { closedAt: clock.now(), closedBy: by.userId, outcome };
  const [closed] = await database.model(HelpRequest).update(closure, { where, transaction: tx });
  return closed === 1;
}

/** Acknowledges a help request and notifies the student; false when it was already acknowledged. */
export async function acknowledgeHelp(
  { database, clock, outbox }: CheckInsContext,
  { helpRequestId, studentId, by, comment }: Acknowledgement,
  tx: Tx,
): Promise<boolean> {
  const where = { id: helpRequestId, acknowledgedAt: null };
  const acknowledgement = { acknowledgedAt: clock.now(), acknowledgedBy: by.userId, acknowledgement: comment };
  const [acknowledged] = await database.model(HelpRequest).update(acknowledgement, { where, transaction: tx });
  if (acknowledged !== 1) return false;
  await outbox.append({ type: 'help_acknowledged', helpRequestId, studentId, byName: by.name }, tx);
  return true;
}
