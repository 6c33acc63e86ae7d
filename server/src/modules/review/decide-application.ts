import { addDays } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { ReviewContext } from './context';
import { type ApplicationForReview, application } from './details';
import { moveApplication, type StaffTarget } from './move-application';

export interface ApplicationDecisionInput extends StaffTarget {
  readonly decision: 'approve' | 'return' | 'reject';
  readonly comment: string | null;
}

/** Days for a student to revise a returned application; reminders and overdue count from the due date. */
const revisionDays = 14;

/** A reviewer's decision at the application's step. Throws `not_found`, `stale_version` and the domain's refusals. */
export async function decideApplication(
  context: ReviewContext,
  principal: Principal,
  { id, version, decision, comment }: ApplicationDecisionInput,
  tx: Tx,
): Promise<ApplicationForReview> {
  const dueOn = decision === 'return' ? { answerDueOn: (today: string) => addDays(today, revisionDays) } : {};
  await moveApplication(context, principal, { id, version, event: decision, comment, ...dueOn }, tx);
  return application(context, principal, id, tx);
}

/** 取消派出. Throws `not_found`, `stale_version` and the domain's refusals. */
export async function cancel(
  context: ReviewContext,
  principal: Principal,
  { id, version, comment }: StaffTarget & { readonly comment: string },
  tx: Tx,
): Promise<ApplicationForReview> {
  await moveApplication(context, principal, { id, version, event: 'office_cancel', comment }, tx);
  return application(context, principal, id, tx);
}
