export { type CheckIns, createCheckIns } from './check-ins';
export type { CheckInsDeps } from './context';
export { eraseCheckIns } from './erase';
export { type CheckInInput, type CheckInRow, checkInColumns } from './model';
export { placeName } from './place';
export { presentCheckIn, undoUntil } from './presenter';
export { checkInReasons, checkInReminders, helpAlarm } from './reminders';
export { checkInRoutes } from './routes';
export { recordedWords } from './words';
