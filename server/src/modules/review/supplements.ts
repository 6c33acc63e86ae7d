import { addDays, type FileType, type PlainDate } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import { fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { ReviewContext } from './context';
import { type ApplicationForReview, application } from './details';
import { moveApplication, type StaffTarget } from './move-application';

export interface AskSupplementInput extends StaffTarget {
  readonly items: readonly {
    readonly name: string;
    readonly help: string;
    readonly fileTypes: FileType[];
    readonly maxCount: number;
    readonly sensitive?: boolean | undefined;
  }[];
  /** Last day, inclusive. */
  readonly dueOn: PlainDate;
  readonly comment: string;
}

/** The most days that a student may be given to answer. */
const maxDays = 60;

function checkedDueOn(dueOn: PlainDate, today: PlainDate): PlainDate {
  if (dueOn <= today) throw fieldError('dueOn', 'too_early', '截止日期应晚于今天');
  const latest = addDays(today, maxDays);
  if (dueOn > latest) throw fieldError('dueOn', 'too_late', `截止日期不能晚于 ${maxDays} 天以后`);
  return dueOn;
}

/**
 * Asks the student for more materials; the answer returns the application to the same step. Throws `not_found`,
 * `stale_version`, `too_early`, `too_late` and the domain's refusals.
 */
export async function askSupplement(
  context: ReviewContext,
  principal: Principal,
  { id, version, items, dueOn, comment }: AskSupplementInput,
  tx: Tx,
): Promise<ApplicationForReview> {
  const move = {
    id,
    version,
    event: 'ask_supplement' as const,
    comment: `${items.map(({ name }) => name).join('、')}：${comment}`,
    answerDueOn: (today: PlainDate) => checkedDueOn(dueOn, today),
  };
  await moveApplication(context, principal, move, tx, ({ record, step, by }) =>
    context.applications.askSupplement(record.id, { items, dueOn, comment, step, by }, tx),
  );
  return application(context, principal, id, tx);
}

/**
 * Withdraws the request for supplements, which returns the application to its step. Throws `not_found`,
 * `stale_version` and the domain's refusals.
 */
export async function withdrawSupplement(
  context: ReviewContext,
  principal: Principal,
  { id, version, comment }: StaffTarget & { readonly comment: string | null },
  tx: Tx,
): Promise<ApplicationForReview> {
  await moveApplication(context, principal, { id, version, event: 'withdraw_supplement', comment }, tx);
  return application(context, principal, id, tx);
}
