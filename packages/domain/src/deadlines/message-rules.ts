import { type ReminderAnchor, type ReminderKey, reminderRules } from './reminder-rules';

/** The recipients of a rule. */
export const audienceLabels = {
  student: '学生本人',
  reviewers: '这一步的审核人',
  office: '国际处',
  duty: '值班人员',
  staff: '审核人与国际处',
  watchers: '学院与国际处',
} as const;
export type Audience = keyof typeof audienceLabels;

export type RuleTrigger =
  /** Sent immediately when the event happens. */
  | { readonly kind: 'event'; readonly when: string }
  /** Sent on days counted from a date; the office can change the days. */
  | { readonly kind: 'days'; readonly anchor: ReminderAnchor; readonly days: readonly number[] }
  /** Repeated at this interval in minutes. */
  | { readonly kind: 'minutes'; readonly every: number; readonly when: string }
  /** Once a day at this time, Asia/Shanghai. */
  | { readonly kind: 'daily'; readonly at: string; readonly workingDaysOnly: boolean };

/** Channels besides the inbox: one after another until one works, all at once, or none. */
export type ChannelPolicy = 'one' | 'all' | 'inbox';
/** The WeChat subscribe message that carries the text. */
export type SubscribeKey = 'progress' | 'deadline' | 'check_in';

/** The classes of messages, by urgency: on every channel, nothing waits behind a message of a later class. */
export const urgencies = ['alert', 'acknowledgement', 'roll_call', 'chase', 'ordinary'] as const;
export type Urgency = (typeof urgencies)[number];

export interface MessageRule {
  readonly key: string;
  readonly name: string;
  readonly audience: Audience;
  readonly trigger: RuleTrigger;
  /** The condition that stops the message, even when it is due. */
  readonly until: string;
  readonly channels: ChannelPolicy;
  /** Whether a recipient may choose to receive it in the inbox only. Safety messages always come, at night too. */
  readonly silenceable: boolean;
  readonly subscribe: SubscribeKey | null;
  /** `ordinary` if omitted. */
  readonly urgency?: Urgency;
}

/** Minutes after which an unacknowledged help request is escalated the first time, to the next person on the rota. */
export const firstHelpRepeatMinutes = 5;
/** Minutes after which it goes to the whole office, and after which it is repeated from then on. */
export const helpRepeatMinutes = 15;
/** The number of repeats that are due this many minutes after the call. */
export const helpRepeatsDue = (minutes: number): number =>
  minutes < firstHelpRepeatMinutes ? 0 : 1 + Math.floor(minutes / helpRepeatMinutes);
/** The minutes after the call at which the n-th repeat is due. */
export const minutesOfHelpRepeat = (n: number): number =>
  n === 1 ? firstHelpRepeatMinutes : (n - 1) * helpRepeatMinutes;
/** Calls for help of one person within this time are one: the same call from two devices or channels. */
export const oneHelpCallSeconds = 60;
/** Time at which staff get their digests, Asia/Shanghai. */
export const digestTime = '08:30';

const reminders = reminderRules.map(
  ({ key, name, anchor, days, until, subscribe }): MessageRule & { readonly key: ReminderKey } => ({
    key,
    name,
    audience: 'student',
    trigger: { kind: 'days', anchor, days },
    until,
    channels: 'one',
    silenceable: true,
    subscribe,
  }),
);

const toStudent = { audience: 'student', channels: 'one', silenceable: true } as const;
const safety = { channels: 'all', silenceable: false } as const;
const untilFinal = '已经发生的事，总要告知；申请终结后，还没有发出的不再发送';

const others = [
  {
    key: 'stage_changed',
    name: '申请状态变化',
    ...toStudent,
    trigger: { kind: 'event', when: '申请的阶段变化时' },
    until: untilFinal,
    subscribe: 'progress',
  },
  {
    key: 'review_advanced',
    name: '申请通过一步审核',
    ...toStudent,
    trigger: { kind: 'event', when: '申请进入下一步审核时' },
    until: untilFinal,
    subscribe: 'progress',
  },
  {
    key: 'request_changed',
    name: '事项状态变化',
    ...toStudent,
    trigger: { kind: 'event', when: '派出确认、变更、经费等事项变化时' },
    until: untilFinal,
    subscribe: 'progress',
  },
  {
    key: 'request_overtaken',
    name: '事项受变更影响',
    ...toStudent,
    trigger: { kind: 'event', when: '变更通过后，学生尚未办完的事项需要重新核对时' },
    until: untilFinal,
    subscribe: 'progress',
  },
  {
    key: 'review_overtaken',
    name: '审核中的事项受变更影响',
    audience: 'reviewers',
    trigger: { kind: 'event', when: '变更通过后，等你审核的事项退回学生或有变化时' },
    until: untilFinal,
    channels: 'inbox',
    silenceable: false,
    subscribe: null,
  },
  {
    key: 'review_awaited',
    name: '等你审核',
    audience: 'reviewers',
    trigger: { kind: 'event', when: '申请或事项到达这一步时' },
    until: '已审核',
    channels: 'inbox',
    silenceable: false,
    subscribe: null,
  },
  {
    key: 'check_in_recorded',
    name: '老师代为打卡',
    ...toStudent,
    trigger: { kind: 'event', when: '老师代学生打卡时' },
    until: untilFinal,
    subscribe: null,
  },
  {
    key: 'check_in_chased',
    urgency: 'chase',
    name: '老师催打卡',
    ...toStudent,
    trigger: { kind: 'event', when: '老师点“提醒”时' },
    until: '学生已打卡或已返校',
    subscribe: 'check_in',
  },
  {
    key: 'roll_call_asked',
    urgency: 'roll_call',
    name: '平安确认',
    audience: 'student',
    ...safety,
    trigger: { kind: 'event', when: '发起或再次提醒平安确认时' },
    until: '学生已回答，或平安确认已结束',
    subscribe: 'check_in',
  },
  {
    key: 'help_requested',
    urgency: 'alert',
    name: '学生求助',
    audience: 'duty',
    ...safety,
    trigger: { kind: 'event', when: '学生求助时' },
    until: '已有人点“我来处理”',
    subscribe: null,
  },
  {
    key: 'help_repeated',
    urgency: 'alert',
    name: '求助无人处理',
    audience: 'duty',
    ...safety,
    trigger: {
      kind: 'minutes',
      every: helpRepeatMinutes,
      when: '求助后 5 分钟无人处理先通知值班表下一位，15 分钟起通知国际处全体',
    },
    until: '已有人点“我来处理”',
    subscribe: null,
  },
  {
    key: 'help_acknowledged',
    urgency: 'acknowledgement',
    name: '求助已有人处理',
    audience: 'student',
    ...safety,
    trigger: { kind: 'event', when: '老师点“我来处理”时' },
    until: untilFinal,
    subscribe: null,
  },
  {
    key: 'account_bound',
    name: '绑定了新的微信',
    audience: 'student',
    ...safety,
    trigger: { kind: 'event', when: '新的微信绑定到账号时' },
    until: untilFinal,
    subscribe: null,
  },
  {
    key: 'chat_bound',
    name: '绑定了聊天助手',
    audience: 'student',
    ...safety,
    trigger: { kind: 'event', when: '聊天账号凭绑定码绑定到账号时' },
    until: untilFinal,
    subscribe: null,
  },
  {
    key: 'consent_withdrawn',
    name: '学生撤回授权',
    audience: 'office',
    channels: 'one',
    silenceable: true,
    trigger: { kind: 'event', when: '学生撤回授权时' },
    until: untilFinal,
    subscribe: null,
  },
  {
    key: 'staff_digest',
    name: '工作日报',
    audience: 'staff',
    channels: 'one',
    silenceable: true,
    trigger: { kind: 'daily', at: digestTime, workingDaysOnly: true },
    until: '没有待审核，也没有逾期',
    subscribe: null,
  },
  {
    key: 'safety_digest',
    name: '安全日报',
    audience: 'watchers',
    channels: 'one',
    silenceable: false,
    trigger: { kind: 'daily', at: digestTime, workingDaysOnly: false },
    until: '没有人逾期未打卡',
    subscribe: null,
  },
] as const satisfies readonly MessageRule[];

export type RuleKey = ReminderKey | (typeof others)[number]['key'];

/** Every message that the product sends by itself: recipients, time, channels and stop condition. */
export const messageRules: readonly (MessageRule & { readonly key: RuleKey })[] = [...reminders, ...others];

const byKey = new Map<string, MessageRule & { readonly key: RuleKey }>(messageRules.map((rule) => [rule.key, rule]));

/** Null if no rule has this key. */
export const messageRule = (key: string): (MessageRule & { readonly key: RuleKey }) | null => byKey.get(key) ?? null;

/** The place of a rule's messages in the order of sending: 0 for alerts. */
export const urgencyRank = ({ urgency = 'ordinary' }: Pick<MessageRule, 'urgency'>): number =>
  urgencies.indexOf(urgency);
