export { type CheckInAnswer, type CheckInOutcome, classifyCheckIn } from './classify';
export { type PlanChangeConsequences, planChangeConsequences, type StayConsequences } from './consequences';
export { answerLead, arrivalOpensOn, checkInGrid, defaultCheckInInterval, nextCheckInOn, type Stay } from './grid';
export { checkInPhoto, photoHours } from './photo';
export { decideUndo, undoMinutes } from './undo';
