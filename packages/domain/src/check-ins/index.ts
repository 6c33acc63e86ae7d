export { type CheckInAnswer, type CheckInOutcome, classifyCheckIn } from './classify';
export { type PlanChangeConsequences, planChangeConsequences, type ScheduleConsequences } from './consequences';
export { checkInPhoto, photoHours } from './photo';
export {
  answerLead,
  arrivalOpensOn,
  type CheckInSchedule,
  checkInGrid,
  defaultCheckInInterval,
  nextCheckInOn,
} from './schedule';
export { decideUndo, undoMinutes } from './undo';
