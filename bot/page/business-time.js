/** Business time: the server's clock, which is ahead of real time in a demo. All labels are in Beijing time. */
let offset = 0;
export const setNow = (instant) => {
  offset = Date.parse(instant) - Date.now();
};

/** Milliseconds since the Unix epoch, in business time. */
export const nowMilliseconds = () => Date.now() + offset;

const hour = 3_600_000;
/** A date whose UTC fields are those of Beijing time, whatever the browser's time zone. */
const inBeijing = (milliseconds) => new Date(milliseconds + 8 * hour);
/** Days since the Unix epoch in Beijing time. */
const dayNumber = (milliseconds) => Math.floor((milliseconds + 8 * hour) / (24 * hour));

const twoDigits = (number) => String(number).padStart(2, '0');
export const timeOfDay = (instant) => {
  const date = inBeijing(Date.parse(instant));
  return `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
};

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
/** `2027 年 2 月 27 日 周六`, with or without the year. */
export function dateLabel(instant, withYear) {
  const date = inBeijing(Date.parse(instant));
  const day = `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日 ${weekdays[date.getUTCDay()]}`;
  return withYear ? `${date.getUTCFullYear()} 年 ${day}` : day;
}
export const daysFromNow = (instant) => dayNumber(Date.parse(instant)) - dayNumber(nowMilliseconds());

/** 今天, 昨天 or the date, without the time. */
export function dayLabel(instant) {
  const milliseconds = Date.parse(instant);
  const now = nowMilliseconds();
  const daysAgo = dayNumber(now) - dayNumber(milliseconds);
  if (daysAgo === 0) return '今天';
  if (daysAgo === 1) return '昨天';
  const date = inBeijing(milliseconds);
  const day = `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
  return date.getUTCFullYear() === inBeijing(now).getUTCFullYear() ? day : `${date.getUTCFullYear()} 年 ${day}`;
}

export const fullLabel = (instant) => `${dayLabel(instant)} ${timeOfDay(instant)}`;
/** For the contact list: the time for today, otherwise the day. */
export const shortLabel = (instant) => (dayLabel(instant) === '今天' ? timeOfDay(instant) : dayLabel(instant));
/** Whether two messages are more than ten minutes apart, so that the time is shown between them. */
export const isLongPause = (earlier, later) => Math.abs(Date.parse(later) - Date.parse(earlier)) > hour / 6;
