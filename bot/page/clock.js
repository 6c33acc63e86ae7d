/** Business time: the server's clock, which a demo may have moved. */
let offset = 0;
export const setNow = (instant) => {
  offset = Date.parse(instant) - Date.now();
};

export const nowInstant = () => Date.now() + offset;

const hour = 3_600_000;
/** Beijing time, whatever the browser's zone. */
const inBeijing = (milliseconds) => new Date(milliseconds + 8 * hour);
const dayOf = (milliseconds) => Math.floor((milliseconds + 8 * hour) / (24 * hour));

const two = (number) => String(number).padStart(2, '0');
export const timeOfDay = (instant) => {
  const at = inBeijing(Date.parse(instant));
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
};

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
/** `2027 年 2 月 27 日 周六`, with or without the year. */
export function dateLabel(instant, withYear) {
  const at = inBeijing(Date.parse(instant));
  const day = `${at.getUTCMonth() + 1} 月 ${at.getUTCDate()} 日 ${weekdays[at.getUTCDay()]}`;
  return withYear ? `${at.getUTCFullYear()} 年 ${day}` : day;
}
export const daysFromNow = (instant) => dayOf(Date.parse(instant)) - dayOf(nowInstant());

/** 今天、昨天 or the date, without the time. */
export function dayLabel(instant) {
  const at = Date.parse(instant);
  const now = nowInstant();
  const daysAgo = dayOf(now) - dayOf(at);
  if (daysAgo === 0) return '今天';
  if (daysAgo === 1) return '昨天';
  const date = inBeijing(at);
  const day = `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
  return date.getUTCFullYear() === inBeijing(now).getUTCFullYear() ? day : `${date.getUTCFullYear()} 年 ${day}`;
}

export const fullLabel = (instant) => `${dayLabel(instant)} ${timeOfDay(instant)}`;
/** In the list of people: the time today, the day before that. */
export const shortLabel = (instant) => (dayLabel(instant) === '今天' ? timeOfDay(instant) : dayLabel(instant));
/** Whether a pause was long enough to say the time again. */
export const apart = (earlier, later) => Math.abs(Date.parse(later) - Date.parse(earlier)) > hour / 6;
