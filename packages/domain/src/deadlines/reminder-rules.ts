import { addDays, type PlainDate } from '../time';

/** The date that a rule's offsets count from. */
export type ReminderAnchor =
  /** Last day of the window, late window or pass. */
  | 'closesOn'
  /** Due date of the supplement or revision. */
  | 'taskDueOn'
  /** Planned departure. */
  | 'departOn'
  /** Next check-in, the destination's date. */
  | 'nextCheckInOn'
  /** Planned return; the formalities are due 14 days later. */
  | 'returnOn'
  /** Day on which the request went back to the student. */
  | 'sentBackOn';

/** A reminder to the student. The server's sweeps find what is due; it is sent once per subject, anchor and offset. */
export interface ReminderRule {
  readonly key: string;
  readonly name: string;
  readonly anchor: ReminderAnchor;
  /** Days from the anchor, ascending; negative is before. */
  readonly offsets: readonly number[];
  /** First day from the anchor on which staff see it in their digest; null: never. */
  readonly digestFrom: number | null;
}

export const reminderRules = [
  { key: 'draft_closing', name: '申请即将截止', anchor: 'closesOn', offsets: [-3, -1], digestFrom: null },
  { key: 'supplement_due', name: '补充材料待提交', anchor: 'taskDueOn', offsets: [-3, -1, 0], digestFrom: 1 },
  { key: 'revision_due', name: '退回修改待提交', anchor: 'taskDueOn', offsets: [-3, -1, 0], digestFrom: 1 },
  {
    key: 'dispatch_confirmation',
    name: '派出确认待填写',
    anchor: 'departOn',
    offsets: [-30, -14, -7, -3],
    digestFrom: 1,
  },
  { key: 'arrival_check_in', name: '抵达打卡', anchor: 'departOn', offsets: [1, 3], digestFrom: 4 },
  { key: 'periodic_check_in', name: '例行打卡', anchor: 'nextCheckInOn', offsets: [-2, 0, 1, 3], digestFrom: 4 },
  {
    key: 'return_formalities',
    name: '返校手续待办理',
    anchor: 'returnOn',
    // 7 and 14 days after the return, then weekly four times more.
    offsets: [-7, 0, 7, 14, 21, 28, 35, 42],
    digestFrom: 15,
  },
  { key: 'request_returned', name: '退回的申请待修改', anchor: 'sentBackOn', offsets: [3, 7], digestFrom: null },
] as const satisfies readonly ReminderRule[];
export type ReminderKey = (typeof reminderRules)[number]['key'];

/** An unacknowledged cry for help is repeated after so many minutes. */
export const helpRepeatMinutes = 15;
/** When staff get their digest on working days, Asia/Shanghai. */
export const digestTime = '08:30';

export interface ReminderStep {
  /** Offset of the step to send. */
  readonly due: number;
  /** Older offsets, to be recorded as superseded where they were not sent. */
  readonly superseded: readonly number[];
}

/** The newest step of a rule that has come, with the older ones it supersedes; null when none has come yet. */
export function reminderStepDue(rule: ReminderRule, anchorOn: PlainDate, today: PlainDate): ReminderStep | null {
  const come = rule.offsets.filter((offset) => addDays(anchorOn, offset) <= today);
  const due = come[come.length - 1];
  return due === undefined ? null : { due, superseded: come.slice(0, -1) };
}
