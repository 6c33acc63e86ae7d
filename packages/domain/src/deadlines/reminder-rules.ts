import { addDays, type PlainDate } from '../time';
import { arrivalCheckInDays } from './due-dates';

/** The date from which a rule counts its days. */
export const anchorLabels = {
  /** Last day of the window, the late window or the pass. */
  closesOn: '申报截止日',
  /** Due date of the supplement or revision. */
  taskDueOn: '要求提交的日期',
  departOn: '计划出发日',
  /** The formalities are due 14 days later. */
  nextCheckInOn: '打卡日期',
  /** The formalities are due 14 days later. */
  returnOn: '计划返回日',
  /** Day on which the request went back to the student. */
  sentBackOn: '退回之日',
} as const;
export type ReminderAnchor = keyof typeof anchorLabels;

/** Where overdue items appear every day until they are done. */
export interface Overdue {
  /** First day from the anchor. */
  readonly from: number;
  /** `safety` digests are sent every day and to the college too, with emergency numbers. */
  readonly digest: 'staff' | 'safety';
}

/** A reminder to the student. The server's sweeps find what is due; each is sent once per subject, anchor and day. */
export interface ReminderRule {
  readonly key: string;
  readonly name: string;
  readonly anchor: ReminderAnchor;
  /** Days from the anchor, ascending; negative means before. The office can change them. */
  readonly days: readonly number[];
  readonly overdue: Overdue | null;
  /** The condition that ends the reminders. */
  readonly until: string;
  readonly subscribe: 'deadline' | 'check_in';
}

export const reminderRules = [
  {
    key: 'draft_closing',
    name: '申请即将截止',
    anchor: 'closesOn',
    days: [-3, -1],
    overdue: null,
    until: '已提交、已删除或已失效',
    subscribe: 'deadline',
  },
  {
    key: 'supplement_due',
    name: '补充材料待提交',
    anchor: 'taskDueOn',
    days: [-3, -1, 0],
    overdue: { from: 1, digest: 'staff' },
    until: '已补充，或要求已撤回',
    subscribe: 'deadline',
  },
  {
    key: 'revision_due',
    name: '退回修改待提交',
    anchor: 'taskDueOn',
    days: [-3, -1, 0],
    overdue: { from: 1, digest: 'staff' },
    until: '已重新提交',
    subscribe: 'deadline',
  },
  {
    key: 'dispatch_confirmation',
    name: '派出确认待填写',
    anchor: 'departOn',
    days: [-30, -14, -7, -3],
    overdue: { from: 1, digest: 'staff' },
    until: '派出确认已提交',
    subscribe: 'deadline',
  },
  {
    key: 'arrival_check_in',
    name: '抵达打卡',
    anchor: 'departOn',
    days: [1, 3],
    overdue: { from: arrivalCheckInDays + 1, digest: 'safety' },
    until: '已打卡',
    subscribe: 'check_in',
  },
  {
    key: 'periodic_check_in',
    name: '例行打卡',
    anchor: 'nextCheckInOn',
    days: [-2, 0, 1, 3],
    overdue: { from: 4, digest: 'safety' },
    until: '已打卡',
    subscribe: 'check_in',
  },
  {
    key: 'return_formalities',
    name: '返校手续待办理',
    anchor: 'returnOn',
    // 7 and 14 days after the return, then weekly four times more.
    days: [-7, 0, 7, 14, 21, 28, 35, 42],
    overdue: { from: 15, digest: 'staff' },
    until: '返校手续已提交',
    subscribe: 'deadline',
  },
  {
    key: 'request_returned',
    name: '退回的事项待修改',
    anchor: 'sentBackOn',
    days: [3, 7],
    overdue: null,
    until: '已重新提交或已作废',
    subscribe: 'deadline',
  },
] as const satisfies readonly ReminderRule[];
export type ReminderKey = (typeof reminderRules)[number]['key'];

export interface ReminderStep {
  /** The step to send, in days from the anchor. */
  readonly due: number;
  /** Earlier steps, recorded as superseded if they were not sent. */
  readonly superseded: readonly number[];
}

/** The newest step of a rule that is due, with the earlier ones it supersedes; null when none is due yet. */
export function reminderStepDue(days: readonly number[], anchorOn: PlainDate, today: PlainDate): ReminderStep | null {
  const come = days.filter((day) => addDays(anchorOn, day) <= today);
  const due = come[come.length - 1];
  return due === undefined ? null : { due, superseded: come.slice(0, -1) };
}

/** The most reminders a rule may send for one subject, and their greatest distance from the date. */
export const maxReminderDays = 12;
export const maxReminderDistanceDays = 120;

/** Whether the days are ascending, without duplicates and within the limits. */
export const isValidReminderDays = (days: readonly number[]): boolean =>
  days.length > 0 &&
  days.length <= maxReminderDays &&
  days.every((day, at) => Math.abs(day) <= maxReminderDistanceDays && (at === 0 || day > (days[at - 1] ?? day)));

/** `提前 3 天`, `当天`, `之后 7 天`. */
export function describeReminderDays(days: readonly number[]): string {
  const before = days.filter((day) => day < 0).map((day) => -day);
  const after = days.filter((day) => day > 0);
  return [
    ...(before.length > 0 ? [`提前 ${before.join('、')} 天`] : []),
    ...(days.includes(0) ? ['当天'] : []),
    ...(after.length > 0 ? [`之后 ${after.join('、')} 天`] : []),
  ].join('，');
}
