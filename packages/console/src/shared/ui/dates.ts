import { formatDate, formatInstant, type PlainDate, shanghaiOffset } from '@yuanhang/domain';

const minute = 60_000;

/** The elapsed time in its largest unit: `刚刚`, `12 分钟`, `3 小时`, `4 天`. */
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

/** `11 月 25 日 09:12` in Shanghai time, or in local time with an offset. */
export const timeText = (instant: string, offsetMinutes: number = shanghaiOffset): string =>
  formatInstant(new Date(instant), offsetMinutes);

/** `15:48`: the current local time at an offset. */
export const clockText = (now: Date, offsetMinutes: number): string =>
  formatInstant(now, offsetMinutes).split(' ').at(-1) ?? '';

/** `12 月 1 日`, or a dash. */
export const dayText = (date: PlainDate | null, today: PlainDate): string =>
  date === null ? '–' : formatDate(date, today);
