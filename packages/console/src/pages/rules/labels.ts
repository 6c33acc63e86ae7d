import type { MessageRuleView } from '@yuanhang/contract';

/** `提前 7 天`, `当天`, `之后 3 天`. */
export function dayLabel(day: number): string {
  if (day === 0) return '当天';
  return day < 0 ? `提前 ${-day} 天` : `之后 ${day} 天`;
}

export const daysText = (days: readonly number[]): string =>
  [...days]
    .sort((a, b) => a - b)
    .map(dayLabel)
    .join('、');

export const channelText: Record<MessageRuleView['channels'], string> = {
  one: '聊天、微信、邮件中先通的一种',
  all: '每一种能用的渠道',
  inbox: '只在站内',
};
