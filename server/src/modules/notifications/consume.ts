import type { HelpRequested, OutboxEvent, RequestOvertaken, StageChanged } from '@yuanhang/contract';
import {
  isFinalStage,
  isOfColleges,
  type ReviewStep,
  type RuleKey,
  requestKindLabels,
  reviewStepRoles,
} from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { OutboxRecord } from '../../platform/outbox';
import type { NotificationsContext } from './context';
import { endWaiting } from './jobs/end-waiting';
import { type NewMessage, post } from './post';
import { calledAt } from './rules/duty';
import {
  accountBoundMessage,
  chatBoundMessage,
  checkInChasedMessage,
  consentWithdrawnMessage,
  helpAcknowledgedMessage,
  helpRequestedMessage,
  proxyCheckInMessage,
  requestChangedMessage,
  requestOvertakenMessage,
  reviewAdvancedMessage,
  reviewAwaitedMessage,
  reviewOvertakenMessage,
  rollCallMessage,
  stageChangedMessage,
} from './templates/event-messages';
import type { MessageText } from './templates/template';

interface MessageContext {
  readonly applicationId: string | null;
  readonly number: string | null;
  readonly programmeName?: string;
}
interface OfStudent extends MessageContext {
  readonly studentId: string;
}
type OfApplication = Extract<OutboxEvent, { readonly collegeId: string; readonly programmeName: string }>;

const nothing: MessageContext = { applicationId: null, number: null };

/** Whether the application of this event has reached a final stage. */
const isOver = (event: OutboxEvent): event is StageChanged => event.type === 'stage_changed' && isFinalStage(event.to);

/**
 * Creates messages from events of the outbox, for many events at once. An event may be delivered twice: the key of
 * every message contains the id of its event.
 */
export async function consume(context: NotificationsContext, events: readonly OutboxRecord[], tx: Tx): Promise<void> {
  const reviewersOf = reviewersIn(context, tx);
  let unposted: NewMessage[] = [];
  for (const delivered of events) {
    if (isOver(delivered.event)) {
      // Posted first, so that messages of earlier events about this application are ended too.
      await post(context, unposted, tx);
      unposted = [];
      await dropWaiting(context, delivered.event, tx);
    }
    unposted.push(...(await messagesOf(context, delivered, reviewersOf, tx)));
  }
  await post(context, unposted, tx);
}

async function messagesOf(
  context: NotificationsContext,
  { id, event }: OutboxRecord,
  reviewersOf: ReviewersOf,
  tx: Tx,
): Promise<NewMessage[]> {
  const tell = (
    about: OfStudent,
    words: MessageText | null,
    more?: Partial<Pick<NewMessage, 'subjectId' | 'silent'>>,
  ): NewMessage[] => (words ? [message(id, event.type, about.studentId, about, words, more)] : []);
  switch (event.type) {
    case 'stage_changed':
      return [
        ...tell(event, stageChangedMessage(event), { silent: event.byUserId === event.studentId }),
        ...(await toReviewers(id, event, event.awaits, '申请', reviewersOf)),
      ];
    case 'review_advanced':
      return [
        ...tell(event, reviewAdvancedMessage(event)),
        ...(await toReviewers(id, event, event.awaits, '申请', reviewersOf)),
      ];
    case 'request_changed':
      return [
        ...tell(event, requestChangedMessage(event), { silent: event.byUserId === event.studentId }),
        ...(await toReviewers(id, event, event.awaits, requestKindLabels[event.kind], reviewersOf)),
      ];
    case 'request_overtaken':
      return [
        // Money stays with its reviewers: the student has nothing to do.
        ...(event.outcome === 'stays' ? [] : tell(event, requestOvertakenMessage(event))),
        ...(await toFormerReviewers(id, event, reviewersOf)),
      ];
    case 'help_requested':
      return toDuty(context, id, event, tx);
    case 'help_acknowledged':
      return tell({ ...nothing, studentId: event.studentId }, helpAcknowledgedMessage(event));
    case 'check_in_recorded':
      // Students who checked in themselves have seen the confirmation already.
      return event.byName === null ? [] : tell(event, proxyCheckInMessage(event, event.byName));
    case 'consent_withdrawn': {
      const office = await context.identity.staffOf({ role: 'office' }, tx);
      const words = consentWithdrawnMessage(event);
      return office.map(({ userId }) => message(id, event.type, userId, nothing, words));
    }
    case 'account_bound':
      return tell({ ...nothing, studentId: event.studentId }, accountBoundMessage(event));
    case 'chat_bound':
      return [message(id, event.type, event.userId, nothing, chatBoundMessage(event))];
    case 'roll_call_asked':
      return tell(event, rollCallMessage(event), { subjectId: event.studentId });
    case 'check_in_chased':
      return tell(event, checkInChasedMessage(event), { subjectId: event.applicationId });
  }
}

const message = (
  eventId: string,
  rule: RuleKey,
  recipientId: string,
  about: MessageContext,
  words: MessageText,
  more: Partial<Pick<NewMessage, 'subjectId' | 'silent'>> = {},
): NewMessage => ({
  recipientId,
  rule,
  dedupeKey: `${eventId}:${recipientId}`,
  ...words,
  applicationId: about.applicationId,
  number: about.number,
  programmeName: about.programmeName ?? null,
  subjectId: null,
  silent: false,
  ...more,
});

/** The staff who may decide a review step of a college or of the office; read once for all events of one delivery. */
function reviewersIn({ identity }: NotificationsContext, tx: Tx) {
  const known = new Map<string, Promise<readonly { userId: string }[]>>();
  return (step: ReviewStep, collegeId: string) => {
    const role = reviewStepRoles[step];
    const where = isOfColleges(role) ? { role, collegeId } : { role };
    const key = JSON.stringify(where);
    const found = known.get(key) ?? identity.staffOf(where, tx);
    known.set(key, found);
    return found;
  };
}
type ReviewersOf = ReturnType<typeof reviewersIn>;

/** Messages to everyone who may decide the review step that is due now. */
async function toReviewers(
  eventId: string,
  event: OfApplication,
  step: ReviewStep | null,
  item: string,
  reviewersOf: ReviewersOf,
): Promise<NewMessage[]> {
  if (step === null) return [];
  const words = reviewAwaitedMessage(event, step, item);
  const reviewers = await reviewersOf(step, event.collegeId);
  return reviewers.map(({ userId }) => message(eventId, 'review_awaited', userId, event, words));
}

/** Messages to everyone who could decide the request before another decision overtook it. */
async function toFormerReviewers(
  eventId: string,
  event: RequestOvertaken,
  reviewersOf: ReviewersOf,
): Promise<NewMessage[]> {
  if (event.step === null) return [];
  const words = reviewOvertakenMessage(event);
  const reviewers = await reviewersOf(event.step, event.collegeId);
  return reviewers.map(({ userId }) => message(eventId, 'review_overtaken', userId, event, words));
}

/** Messages to the whole office in the inbox, and to the duty staff by every channel. */
async function toDuty(
  context: NotificationsContext,
  eventId: string,
  event: HelpRequested,
  tx: Tx,
): Promise<NewMessage[]> {
  const called = await calledAt(context, 0, tx);
  const onDuty = new Set(called.map(({ userId }) => userId));
  const staff = await context.identity.staffOf({ role: 'office' }, tx);
  const office = staff.filter(({ userId }) => !onDuty.has(userId));
  const words = helpRequestedMessage(event);
  const subject = { subjectId: event.helpRequestId };
  const to = (userId: string, silent: boolean) =>
    message(eventId, event.type, userId, event, words, { ...subject, silent });
  return [...called.map(({ userId }) => to(userId, false)), ...office.map(({ userId }) => to(userId, true))];
}

/** Ends the waiting deliveries about an application which has reached a final stage; safety messages stay. */
async function dropWaiting(
  { database, clock }: NotificationsContext,
  { applicationId }: StageChanged,
  tx: Tx,
): Promise<void> {
  const waiting = await database.select<{ id: string }>(
    `SELECT d.id FROM messages m JOIN deliveries d ON d.message_id = m.id
     WHERE m.application_id = :applicationId AND m.safety = 0 AND d.state = 'waiting'`,
    { applicationId },
    tx,
  );
  const ids = waiting.map(({ id }) => id);
  await endWaiting(database, ids, { state: 'obsolete', detail: '申请已终结', at: clock.now() }, tx);
}
