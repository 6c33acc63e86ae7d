export { deadlineText, localDeadlineText } from './deadline-text';
export { dayMilliseconds, hourMilliseconds, minuteMilliseconds } from './durations';
export { daysLeft, describeDaysLeft, formatDate, formatFullDate, formatInstant } from './labels';
export { addDays, compareDates, daysBetween, isPlainDate, isPlausibleDate, type PlainDate } from './plain-date';
export { isQuiet, outsideQuietHours } from './quiet-hours';
export { dateInShanghai, shanghaiMidnightAfter, shanghaiOffset } from './shanghai';
export { isWorkingDay, type WorkingDayExceptions, workingDayFrom } from './working-days';
export { dateAtOffset, localDate, startOfLocalDay, type ZoneOffset } from './zone';
