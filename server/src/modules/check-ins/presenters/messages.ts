import {
  dateAtOffset,
  formatDate,
  formatInstant,
  localDeadlineText,
  type PlainDate,
  wellbeingLabels,
} from '@yuanhang/domain';
import { fromJson, toDate } from '../../../platform/database';
import type { CheckInRow } from '../reads/records';
import { locationInSentence } from './location';

/** `11 月 25 日 09:12` by the clock at the destination. */
export const localTime = (row: Pick<CheckInRow, 'made_at' | 'offset_minutes'>): string =>
  formatInstant(toDate(row.made_at), row.offset_minutes);

/**
 * The confirmation of a check-in for the student: the same in the mini program and in the chat, and the same for a
 * repeated check-in.
 */
export function checkInMessage(row: CheckInRow): string {
  const today = dateAtOffset(toDate(row.made_at), row.offset_minutes);
  const facts = [localTime(row), locationInSentence(row.place), wellbeingLabels[row.wellbeing]].filter(
    (part) => part !== '',
  );
  const quotedNote = row.note === '' ? '' : `“${row.note}”`;
  return [
    `${opening(row)}：${facts.join('，')}。${quotedNote}`,
    ...caughtUpSentences(row, today),
    ...nextCheckInSentences(row, today),
  ].join('\n');
}

const opening = ({ kind, wellbeing }: CheckInRow): string => {
  if (wellbeing === 'needs_help') return '求助已送达值班老师';
  return kind === 'arrival' ? '欢迎抵达，已记下' : '已记下';
};

function caughtUpSentences({ kind, settled_on }: CheckInRow, today: PlainDate): string[] {
  if (kind !== 'late') return [];
  const missed = fromJson(settled_on).filter((date) => date < today);
  return [`补上了 ${missed.map((date) => formatDate(date, today)).join('、')}的打卡。`];
}

function nextCheckInSentences({ next_on, kind, wellbeing }: CheckInRow, today: PlainDate): string[] {
  if (wellbeing === 'needs_help') return ['请保持电话畅通，会尽快与你联系。'];
  if (next_on !== null) return [`下一次：${localDeadlineText(next_on, today)}前。`];
  return kind === 'extra' ? [] : ['返回前不用再打卡了，返校后请办理返校手续。'];
}
