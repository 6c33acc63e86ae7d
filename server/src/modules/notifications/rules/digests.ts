import {
  dateInShanghai,
  dayMilliseconds,
  digestTime,
  formatDate,
  isOfColleges,
  isWorkingDay,
  type PlainDate,
  type Role,
  reviewStepRoles,
  type WorkingDayExceptions,
  workingDayFrom,
} from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { Job } from '../../../platform/jobs';
import type { NotificationsContext } from '../context';
import { ReminderStep } from '../model';
import { type NewMessage, post } from '../post';
import { reminderQueriesAt } from '../reminders/days';
import { renderMessage } from '../templates/template';
import { texts } from '../templates/texts';
import { workingDayExceptions } from './calendar';
import { type OverdueSection, overdueLines, overdueSections } from './overdue';
import { type WaitingReviews, waitingLines, waitingReviews } from './waiting';

export const digestRules = ['staff_digest', 'safety_digest'] as const;
export type DigestRule = (typeof digestRules)[number];
interface Member {
  readonly userId: string;
  readonly roles: readonly { readonly role: Role; readonly collegeId: string }[];
}
interface Facts {
  readonly waiting: readonly WaitingReviews[];
  readonly overdue: readonly OverdueSection[];
}

/** The time at which the digests of a day are due. */
export const digestAt = (day: PlainDate): Date => new Date(`${day}T${digestTime}:00+08:00`);
/** The staff digest is sent on working days, the safety digest every day. */
const comesOn = (rule: DigestRule, day: PlainDate, apart: WorkingDayExceptions) =>
  rule === 'safety_digest' || isWorkingDay(day, apart);
/** The subject of the `reminder_steps` row which records that a day's digest was posted. */
const everybody = 'everybody';

const collegesOf = ({ roles }: Member) =>
  roles.flatMap(({ role, collegeId }) => (isOfColleges(role) && collegeId ? [collegeId] : []));
const isOffice = ({ roles }: Member) => roles.some(({ role }) => role === 'office');

/** The lines of one member's digest; empty when there is nothing to do. */
function linesFor(rule: DigestRule, member: Member, { waiting, overdue }: Facts, today: PlainDate): string[] {
  const colleges = isOffice(member) ? null : collegesOf(member);
  if (rule === 'safety_digest')
    return overdue.filter(({ digest }) => digest === 'safety').flatMap((section) => overdueLines(section, colleges));
  const own = waiting.filter(({ awaits, collegeId }) =>
    member.roles.some(
      (one) => one.role === reviewStepRoles[awaits] && (awaits !== 'college' || one.collegeId === collegeId),
    ),
  );
  const late = overdue.filter(({ digest }) => digest === 'staff');
  return [
    ...waitingLines(own, today),
    ...(isOffice(member) ? late.flatMap((section) => overdueLines(section, null)) : []),
  ];
}

/** The morning digests: items that wait for reviewers, overdue items and, every day, the students to call. */
export const digests = (context: NotificationsContext): Job => ({
  id: 'digests',
  cron: '*/5 * * * *',
  slotMinutes: 5,
  async run(now) {
    for (const rule of digestRules) await send(context, rule, now);
  },
});

/** When the next digest of this rule is posted. */
export async function nextDigest(context: NotificationsContext, rule: DigestRule, now: Date, tx?: Tx): Promise<Date> {
  const today = dateInShanghai(now);
  const isOver = now >= digestAt(today) && (await isDone(context, rule, today, tx));
  const from = isOver ? dateInShanghai(new Date(now.getTime() + dayMilliseconds)) : today;
  const day = rule === 'safety_digest' ? from : workingDayFrom(from, await workingDayExceptions(context, tx));
  return digestAt(day) < now ? now : digestAt(day);
}

/** The time at which the last digest of this rule was posted; null for none. */
export async function lastDigest(
  { database }: NotificationsContext,
  rule: DigestRule,
  tx?: Tx,
): Promise<string | Date | null> {
  const row = await database.first<{ at: string | Date | null }>(
    'SELECT MAX(at) AS at FROM reminder_steps WHERE rule = :rule AND subject_id = :everybody',
    { rule, everybody },
    tx,
  );
  return row?.at ?? null;
}

/** The messages that would still be posted today if nothing changed. */
export async function rehearseDigest(
  context: NotificationsContext,
  rule: DigestRule,
  now: Date,
): Promise<NewMessage[]> {
  const today = dateInShanghai(now);
  if ((await isDone(context, rule, today)) || !comesOn(rule, today, await workingDayExceptions(context))) return [];
  return messagesOf(context, rule, now);
}

async function send(context: NotificationsContext, rule: DigestRule, now: Date): Promise<void> {
  const { database, clock } = context;
  const today = dateInShanghai(now);
  if (now < digestAt(today) || (await isDone(context, rule, today))) return;
  if (!comesOn(rule, today, await workingDayExceptions(context))) return;
  const unposted = await messagesOf(context, rule, now);
  const row = { rule, subjectId: everybody, dueOn: today, step: 0, state: 'sent', at: clock.now() } as const;
  await database.transaction(async (tx) => {
    if (await database.addIfAbsent(ReminderStep, row, tx)) await post(context, unposted, tx);
  });
}

const isDone = async ({ database }: NotificationsContext, rule: DigestRule, day: PlainDate, tx?: Tx) =>
  (await database.first(
    'SELECT step FROM reminder_steps WHERE rule = :rule AND subject_id = :everybody AND due_on = :day',
    { rule, everybody, day },
    tx,
  )) !== null;

async function messagesOf(context: NotificationsContext, rule: DigestRule, now: Date): Promise<NewMessage[]> {
  const { database, sources } = context;
  const today = dateInShanghai(now);
  const facts: Facts = {
    waiting: await waitingReviews(database, sources.waiting),
    overdue: await overdueSections(database, await reminderQueriesAt(context, now)),
  };
  return (await members(context)).flatMap((member) => {
    const lines = linesFor(rule, member, facts, today);
    if (lines.length === 0) return [];
    const values = { date: formatDate(today, today), lines: lines.join('\n') };
    const about = { applicationId: null, number: null, programmeName: null, subjectId: null, silent: false };
    const key = { recipientId: member.userId, rule, dedupeKey: `${rule}:${today}:${member.userId}` };
    return [
      { ...key, ...renderMessage(texts[rule], values, { name: null, number: null, programmeName: null }), ...about },
    ];
  });
}

async function members({ identity }: NotificationsContext): Promise<Member[]> {
  const byId = new Map<string, Member['roles']>();
  for (const { userId, ...one } of await identity.staffRoles()) byId.set(userId, [...(byId.get(userId) ?? []), one]);
  return [...byId].map(([userId, roles]) => ({ userId, roles }));
}
