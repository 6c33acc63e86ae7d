import { addDays, type FileType, type PlainDate } from '@yuanhang/domain';
import { fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { moveApplication } from './move-application';
import type { ReviewDeps } from './review';

export interface AskSupplementInput {
  readonly id: string;
  /** The version the reviewer saw. */
  readonly version: number;
  readonly items: readonly {
    readonly name: string;
    readonly help: string;
    readonly fileTypes: FileType[];
    readonly maxCount: number;
  }[];
  /** Last day, inclusive. */
  readonly dueOn: PlainDate;
  readonly comment: string;
}

/** Longer is no deadline any more. */
const maxDays = 60;

function checkedDueOn(dueOn: PlainDate, today: PlainDate): PlainDate {
  if (dueOn <= today) throw fieldError('dueOn', 'too_early', '截止日期应晚于今天');
  const latest = addDays(today, maxDays);
  if (dueOn > latest) throw fieldError('dueOn', 'too_late', `截止日期不能晚于 ${maxDays} 天以后`);
  return dueOn;
}

/** A reviewer asks for more, or takes that back; either returns the application to their step in the end. */
export const supplements = (deps: ReviewDeps) => {
  const move = moveApplication(deps);
  return {
    ask: (principal: Principal, { id, version, items, dueOn, comment }: AskSupplementInput): Promise<void> =>
      move(principal, {
        id,
        version,
        event: 'ask_supplement',
        comment: `${items.map(({ name }) => name).join('、')}：${comment}`,
        answerDueOn: (today) => checkedDueOn(dueOn, today),
        also: (tx, { record, step, by }) =>
          deps.applications.askSupplement(record.id, { items, dueOn, comment, step, by }, tx),
      }),

    withdraw: (principal: Principal, target: { id: string; version: number }, comment: string | null): Promise<void> =>
      move(principal, { ...target, event: 'withdraw_supplement', comment }),
  };
};
