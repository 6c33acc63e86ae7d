import { formatDate, formatInstant, type PlainDate, shanghaiOffset } from '@yuanhang/domain';

const minute = 60_000;

/** How long ago, in the largest unit that says something: `刚刚`, `12 分钟`, `3 小时`, `4 天`. */
export function elapsed(since: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(since)) / minute);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`;
}

/** Whole days since then. */
export const daysSince = (since: string, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(since)) / (1440 * minute));

/** `11 月 25 日 09:12` in Shanghai, where the office is; with an offset, where the student is. */
export const timeText = (instant: string, offsetMinutes: number = shanghaiOffset): string =>
  formatInstant(new Date(instant), offsetMinutes);

/** `15:48` there, now. */
export const clockText = (now: Date, offsetMinutes: number): string =>
  formatInstant(now, offsetMinutes).split(' ').at(-1) ?? '';

/** `12 月 1 日`, or a dash. */
export const dayText = (date: PlainDate | null, today: PlainDate): string =>
  date === null ? '–' : formatDate(date, today);
