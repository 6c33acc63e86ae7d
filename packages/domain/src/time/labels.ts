import { minuteMilliseconds } from './durations';
import { daysBetween, type PlainDate } from './plain-date';

/** `12 月 1 日`; with the year, `2027 年 3 月 15 日`, when it differs from the year of `today`. */
export function formatDate(date: PlainDate, today: PlainDate): string {
  const monthAndDay = `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`;
  return date.slice(0, 4) === today.slice(0, 4) ? monthAndDay : `${Number(date.slice(0, 4))} 年 ${monthAndDay}`;
}

/** `2027 年 3 月 15 日`, always with the year. */
export function formatFullDate(date: PlainDate): string {
  return `${Number(date.slice(0, 4))} 年 ${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`;
}

/** Days until a due date: 0 on the day itself, negative when overdue. */
export function daysLeft(dueOn: PlainDate, today: PlainDate): number {
  return daysBetween(today, dueOn);
}

/** `还剩 5 天`, `今天截止` or `已逾期 3 天`. */
export function describeDaysLeft(dueOn: PlainDate, today: PlainDate): string {
  const left = daysLeft(dueOn, today);
  if (left === 0) return '今天截止';
  return left > 0 ? `还剩 ${left} 天` : `已逾期 ${-left} 天`;
}

/** `11 月 25 日 09:12` on a clock `offsetMinutes` east of UTC. */
export function formatInstant(instant: Date, offsetMinutes: number): string {
  const local = new Date(instant.getTime() + offsetMinutes * minuteMilliseconds);
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const clock = `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`;
  return `${local.getUTCMonth() + 1} 月 ${local.getUTCDate()} 日 ${clock}`;
}
