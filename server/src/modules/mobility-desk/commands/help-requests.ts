import type { HelpRequest } from '@yuanhang/contract';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { MobilityDeskContext } from '../context';
import { helpById } from '../reads/help-requests';
import { actorOf } from '../reads/scope';

/**
 * Acknowledges a help request for the first member of staff who does so. Throws `not_found`, and `not_allowed_now`
 * with the name of the one who acknowledged it earlier.
 */
export async function acknowledge(
  context: MobilityDeskContext,
  principal: Principal,
  id: string,
  comment: string,
): Promise<HelpRequest> {
  const { database, audit, checkIns } = context;
  const help = await helpById(context, principal, id);
  const mine = await database.transaction(async (tx) => {
    const by = { userId: principal.userId, name: principal.name };
    const studentId = help.student.id;
    if (!(await checkIns.acknowledgeHelp({ helpRequestId: id, studentId, by, comment }, tx))) return false;
    const subject = { type: 'help_request', id };
    await audit.recordOrAlarm(tx, {
      actor: actorOf(principal),
      action: 'acknowledge_help',
      subject,
      detail: comment,
    });
    return true;
  });
  const now = await helpById(context, principal, id);
  if (mine) return now;
  const message = `${now.acknowledgedBy ?? '有同事'}已在处理`;
  throw new AppError('not_allowed_now', { message, detail: 'already_acknowledged' });
}

/**
 * Closes a help request with its outcome. Throws `not_found`, and `not_allowed_now` before it is acknowledged and
 * once closed.
 */
export async function closeHelp(
  context: MobilityDeskContext,
  principal: Principal,
  id: string,
  outcome: string,
): Promise<HelpRequest> {
  const { database, audit, checkIns } = context;
  await helpById(context, principal, id);
  await database.transaction(async (tx) => {
    const by = { userId: principal.userId };
    if (!(await checkIns.closeHelp({ helpRequestId: id, by, outcome }, tx))) {
      throw new AppError('not_allowed_now', {
        message: '请先点“我来处理”；已结束的不能再次结束',
        detail: 'not_open',
      });
    }
    const subject = { type: 'help_request', id };
    await audit.recordOrAlarm(tx, { actor: actorOf(principal), action: 'close_help', subject, detail: outcome });
  });
  return helpById(context, principal, id);
}
