import { describeDaysLeft, formatDate, type PlainDate, type ReminderKey } from '@yuanhang/domain';
import { type Words, words } from './template';
import { reminderTexts } from './texts';

export interface ReminderFacts {
  readonly name: string;
  readonly number: string;
  readonly programmeName: string;
  readonly anchorOn: PlainDate;
}

/** Said to each student on a day where the date counts. */
export function reminderWords(key: ReminderKey, { anchorOn, ...about }: ReminderFacts, today: PlainDate): Words {
  const values = { date: formatDate(anchorOn, today), left: describeDaysLeft(anchorOn, today) };
  return words(reminderTexts[key], values, about);
}
