import type { MessageRuleView } from '@yuanhang/contract';
import {
  anchorLabels,
  audienceLabels,
  describeReminderDays,
  isValidReminderDays,
  type MessageRule,
  messageRule,
  messageRules,
  minuteMilliseconds,
  type ReminderKey,
  type ReminderRule,
  type RuleKey,
  reminderRules,
} from '@yuanhang/domain';
import { type Tx, toDate, toInstantOrNull } from '../../../platform/database';
import { AppError, fieldError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { NotificationsContext } from '../context';
import { daysInForce, daysSubject } from '../reminders/days';
import { type Revision, reviseSetting } from '../revisions';
import { textsOf } from '../templates/of-rule';
import { type DigestRule, digestRules, lastDigest, nextDigest } from './digests';

type Rule = MessageRule & { readonly key: RuleKey };
/** The time of the last completed run, by id of the job. */
type LastRuns = ReadonlyMap<string, string | Date>;
type Days = Map<ReminderKey, Revision<readonly number[]>>;

const afterwardsLabels = { staff: '每个工作日进入国际处日报', safety: '每天进入学院与国际处的安全日报，供逐一致电' };
export const isDigest = (key: string): key is DigestRule => digestRules.some((rule) => rule === key);
export const reminderOf = (key: string): (ReminderRule & { readonly key: ReminderKey }) | null =>
  reminderRules.find((rule) => rule.key === key) ?? null;

/** Throws `not_found` for an unknown key. */
export function requireKnownRule(key: string): Rule {
  const rule = messageRule(key);
  if (!rule) throw new AppError('not_found', { message: '没有这条规则' });
  return rule;
}

function whenOf({ trigger }: Rule, days: readonly number[] | null): string {
  switch (trigger.kind) {
    case 'event':
      return trigger.when;
    case 'minutes':
      return `${trigger.when}，每 ${trigger.every} 分钟`;
    case 'daily':
      return `${trigger.workingDaysOnly ? '每个工作日' : '每天'} ${trigger.at}`;
    case 'days':
      return `${anchorLabels[trigger.anchor]}：${describeReminderDays(days ?? trigger.days)}`;
  }
}

/** The table of message rules for staff. */
export async function rules(context: NotificationsContext): Promise<{ items: MessageRuleView[] }> {
  const [inForce, last] = [await daysInForce(context), await lastRuns(context)];
  return { items: await Promise.all(messageRules.map((rule) => present(context, rule, inForce, last))) };
}

/**
 * Changes the days of a rule, its only setting, from the next run on. A new earlier day is not sent if a reminder of
 * a later day was sent already. Throws `not_found`, `not_allowed_now` for a rule without days, `invalid_input`,
 * `StaleVersion`.
 */
export async function moveReminderDays(
  context: NotificationsContext,
  principal: Principal,
  key: string,
  { days, version }: { days: readonly number[]; version: number },
  tx: Tx,
): Promise<MessageRuleView> {
  const rule = requireKnownRule(key);
  const reminder = reminderOf(key);
  if (!reminder) {
    throw new AppError('not_allowed_now', { message: '这条规则没有可以调整的日子', detail: 'no_days' });
  }
  if (!isValidReminderDays(days)) throw fieldError('days', 'not_ascending', '请按先后填写，每天只填一次');
  const detail = `${reminder.name}：${describeReminderDays(days)}`;
  const subject = daysSubject(reminder.key);
  await reviseSetting(context, principal, { subject, value: days, version, action: 'move_reminder_days', detail }, tx);
  return present(context, rule, await daysInForce(context, tx), await lastRuns(context, tx), tx);
}

async function lastRuns({ database }: NotificationsContext, tx?: Tx): Promise<LastRuns> {
  const rows = await database.select<{ sweep: string; at: string | Date }>(
    `SELECT sweep, MAX(finished_at) AS at FROM sweep_slots WHERE sweep IN ('reminders', 'help_repeats')
     AND finished_at IS NOT NULL GROUP BY sweep`,
    {},
    tx,
  );
  return new Map(rows.map(({ sweep, at }) => [sweep, at]));
}

/** The next and the last evaluation of the rule; null for messages that an event posts immediately. */
async function runsOf(context: NotificationsContext, rule: Rule, now: Date, last: LastRuns, tx?: Tx) {
  if (isDigest(rule.key)) {
    return { next: await nextDigest(context, rule.key, now, tx), last: await lastDigest(context, rule.key, tx) };
  }
  const minutes = { days: 5, minutes: 1, event: 0, daily: 0 }[rule.trigger.kind];
  if (minutes === 0) return { next: null, last: null };
  const slot = minutes * minuteMilliseconds;
  const job = rule.trigger.kind === 'days' ? 'reminders' : 'help_repeats';
  return { next: new Date((Math.floor(now.getTime() / slot) + 1) * slot), last: last.get(job) ?? null };
}

async function present(
  context: NotificationsContext,
  rule: Rule,
  inForce: Days,
  last: LastRuns,
  tx?: Tx,
): Promise<MessageRuleView> {
  const reminder = reminderOf(rule.key);
  const revision = reminder && inForce.get(reminder.key);
  const runs = await runsOf(context, rule, context.clock.now(), last, tx);
  return {
    key: rule.key,
    name: rule.name,
    audience: audienceLabels[rule.audience],
    when: whenOf(rule, revision?.value ?? null),
    anchor: reminder && anchorLabels[reminder.anchor],
    days: revision ? [...revision.value] : null,
    defaultDays: reminder && [...reminder.days],
    until: rule.until,
    channels: rule.channels,
    silenceable: rule.silenceable,
    afterwards: reminder?.overdue
      ? `${describeReminderDays([reminder.overdue.from])}起，${afterwardsLabels[reminder.overdue.digest]}`
      : null,
    texts: textsOf(rule.key),
    nextRunAt: runs.next?.toISOString() ?? null,
    lastRunAt: toInstantOrNull(runs.last && toDate(runs.last)),
    version: revision?.version ?? 0,
    changedAt: revision?.changedAt ?? null,
    changedBy: revision?.changedBy ?? null,
  };
}
