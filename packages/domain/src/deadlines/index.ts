export {
  arrivalCheckInDueOn,
  dispatchConfirmationDueOn,
  fundingDueOn,
  isOverdue,
  returnDueOn,
} from './due-dates';
export {
  digestTime,
  helpRepeatMinutes,
  type ReminderAnchor,
  type ReminderKey,
  type ReminderRule,
  type ReminderStep,
  reminderRules,
  reminderStepDue,
} from './reminder-rules';
