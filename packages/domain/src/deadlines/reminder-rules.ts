import { addDays, type PlainDate } from '../time';
import { arrivalCheckInDays } from './due-dates';

/** The date that a rule's days count from. */
export const anchorLabels = {
  /** Last day of the window, late window or pass. */
  closesOn: '申报截止日',
  /** Due date of the supplement or revision. */
  taskDueOn: '要求提交的日期',
  departOn: '计划出发日',
  /** The destination's date. */
  nextCheckInOn: '打卡日期',
  /** The formalities are due 14 days later. */
  returnOn: '计划返回日',
  /** Day on which the request went back to the student. */
  sentBackOn: '退回之日',
} as const;
export type ReminderAnchor = keyof typeof anchorLabels;

/** Where what is overdue shows, day after day, until it is done. */
export interface Overdue {
  /** First day from the anchor. */
  readonly from: number;
  /** `safety` comes every day and to the college too, with numbers to call. */
  readonly digest: 'staff' | 'safety';
}

/** A reminder to the student. The server's sweeps find what is due; it is sent once per subject, anchor and day. */
export interface ReminderRule {
  readonly key: string;
  readonly name: string;
  readonly anchor: ReminderAnchor;
  /** Days from the anchor, ascending; negative is before. The office may move them. */
  readonly days: readonly number[];
  readonly overdue: Overdue | null;
  /** What takes its reason away. */
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
  /** Day of the step to send, from the anchor. */
  readonly due: number;
  /** Older ones, to be recorded as superseded where they were not sent. */
  readonly superseded: readonly number[];
}

/** The newest step of a rule that has come, with the older ones it supersedes; null when none has come yet. */
export function reminderStepDue(days: readonly number[], anchorOn: PlainDate, today: PlainDate): ReminderStep | null {
  const come = days.filter((day) => addDays(anchorOn, day) <= today);
  const due = come[come.length - 1];
  return due === undefined ? null : { due, superseded: come.slice(0, -1) };
}

/** Most that a rule may say of one thing, and furthest from its date. */
export const maxReminderDays = 12;
export const maxReminderDistanceDays = 120;

/** Ascending, no day twice, within reason. */
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
