import {
  deadlineText,
  describeDaysLeft,
  formatDate,
  localDeadlineText,
  type PlainDate,
  type ReminderKey,
  returnDueOn,
} from '@yuanhang/domain';
import { type MessageText, renderMessage } from './template';
import { reminderTexts } from './texts';

export interface ReminderFacts {
  readonly name: string;
  readonly number: string;
  readonly programmeName: string;
  readonly anchorOn: PlainDate;
}

/** The text of a reminder to a student, by the date in the zone where the deadline counts. */
export function reminderMessageText(
  key: ReminderKey,
  { anchorOn, ...about }: ReminderFacts,
  today: PlainDate,
): MessageText {
  const values = {
    date: formatDate(anchorOn, today),
    left: describeDaysLeft(anchorOn, today),
    deadline: deadlineText(anchorOn, today),
    localDeadline: localDeadlineText(anchorOn, today),
    returnDeadline: deadlineText(returnDueOn(anchorOn), today),
  };
  return renderMessage(reminderTexts[key], values, about);
}
