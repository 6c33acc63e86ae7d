export { addDays, compareDates, daysBetween, isPlainDate, isUsualDate, type PlainDate } from './plain-date';
export { isQuiet, outsideQuietHours } from './quiet-hours';
export { dateInShanghai, shanghaiMidnightAfter, shanghaiOffset } from './shanghai';
export { daysLeft, describeDaysLeft, formatDate, formatInstant } from './wording';
export { type DaysApart, isWorkingDay, workingDayFrom } from './working-days';
export { dateAtOffset, localDate, startOfLocalDay, type ZoneOffset } from './zone';
