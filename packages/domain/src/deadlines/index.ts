export { type ApplicationWindow, type WindowPhase, windowClosesOn, windowPhase } from './application-window';
export {
  arrivalCheckInDays,
  arrivalCheckInDueOn,
  dispatchConfirmationDueOn,
  fundingDueOn,
  isOverdue,
  returnDueOn,
} from './due-dates';
export {
  type Audience,
  audienceLabels,
  type ChannelPolicy,
  digestTime,
  helpRepeatMinutes,
  type MessageRule,
  messageRule,
  messageRules,
  oneHelpCallSeconds,
  type RuleKey,
  type RuleTrigger,
  type SubscribeKey,
} from './message-rules';
export {
  anchorLabels,
  describeReminderDays,
  isValidReminderDays,
  maxReminderDays,
  maxReminderDistanceDays,
  type Overdue,
  type ReminderAnchor,
  type ReminderKey,
  type ReminderRule,
  type ReminderStep,
  reminderRules,
  reminderStepDue,
} from './reminder-rules';
