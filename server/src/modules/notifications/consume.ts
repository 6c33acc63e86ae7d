import type { HelpRequested, OutboxEvent, StageChanged } from '@yuanhang/contract';
import { type ReviewStep, type RuleKey, requestKindLabels, reviewStepRoles, type Stage } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database';
import type { Consumer } from '../../platform/outbox';
import type { Identity } from '../identity';
import type { NewMessage, Post } from './post';
import type { Duty } from './rules/duty';
import {
  chasedWords,
  consentWithdrawnWords,
  helpAcknowledgedWords,
  helpRequestedWords,
  proxyCheckInWords,
  requestChangedWords,
  reviewAdvancedWords,
  reviewAwaitedWords,
  rollCallWords,
  stageChangedWords,
} from './templates/events';
import type { Words } from './templates/template';

interface About {
  readonly applicationId: string | null;
  readonly number: string | null;
  readonly programmeName?: string;
}
interface OfStudent extends About {
  readonly studentId: string;
}
type OfApplication = Extract<OutboxEvent, { readonly collegeId: string; readonly programmeName: string }>;

export interface ConsumerDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: Post;
  readonly identity: Identity;
  readonly duty: Duty;
}

const finalStages: readonly Stage[] = ['closed', 'rejected', 'cancelled', 'lapsed'];
const nothing: About = { applicationId: null, number: null };

/** Turns what happened into messages. May see an event twice: every message carries the event's id as its key. */
export function createConsumer({ database, clock, post, identity, duty }: ConsumerDeps): Consumer {
  const message = (
    eventId: string,
    rule: RuleKey,
    recipientId: string,
    about: About,
    words: Words,
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

  /** It is a reviewer's turn: everyone who may decide this step finds it in the inbox. */
  async function tellReviewers(
    eventId: string,
    event: OfApplication,
    step: ReviewStep | null,
    item: string,
    tx: Tx,
  ): Promise<void> {
    if (step === null) return;
    const role = reviewStepRoles[step];
    const reviewers = await identity.staffOf(step === 'college' ? { role, collegeId: event.collegeId } : { role }, tx);
    const words = reviewAwaitedWords(event, step, item);
    await post(
      tx,
      reviewers.map(({ userId }) => message(eventId, 'review_awaited', userId, event, words)),
    );
  }

  /** Everyone in the office finds it in the inbox; those on duty are called by every channel. */
  async function alertDuty(eventId: string, event: HelpRequested, tx: Tx): Promise<void> {
    const called = await duty.calledAt(0, tx);
    const onDuty = new Set(called.map(({ userId }) => userId));
    const office = (await identity.staffOf({ role: 'office' }, tx)).filter(({ userId }) => !onDuty.has(userId));
    const words = helpRequestedWords(event);
    const subject = { subjectId: event.helpRequestId };
    const to = (userId: string, silent: boolean) =>
      message(eventId, event.type, userId, event, words, { ...subject, silent });
    await post(tx, [...called.map(({ userId }) => to(userId, false)), ...office.map(({ userId }) => to(userId, true))]);
  }

  /** Nothing that still waits about an application is said once it has come to its end. */
  async function dropWaiting({ applicationId, to }: StageChanged, tx: Tx): Promise<void> {
    if (!finalStages.includes(to)) return;
    const waiting = await database.select<{ id: string }>(
      `SELECT d.id FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.application_id = :applicationId AND m.safety = 0 AND d.state = 'waiting'`,
      { applicationId },
      tx,
    );
    if (waiting.length === 0) return;
    await database.write(
      `UPDATE deliveries SET state = 'obsolete', finished_at = :now, detail = '申请已终结' WHERE state = 'waiting' AND id IN (:ids)`,
      { ids: waiting.map(({ id }) => id), now: clock.now() },
      tx,
    );
  }

  return async (event: OutboxEvent, eventId, tx) => {
    const tell = async (
      about: OfStudent,
      words: Words | null,
      more?: Partial<Pick<NewMessage, 'subjectId' | 'silent'>>,
    ) => {
      if (words) await post(tx, [message(eventId, event.type, about.studentId, about, words, more)]);
    };
    switch (event.type) {
      case 'stage_changed':
        await dropWaiting(event, tx);
        await tell(event, stageChangedWords(event), { silent: event.byUserId === event.studentId });
        return tellReviewers(eventId, event, event.awaits, '申请', tx);
      case 'review_advanced':
        await tell(event, reviewAdvancedWords(event));
        return tellReviewers(eventId, event, event.awaits, '申请', tx);
      case 'request_changed':
        await tell(event, requestChangedWords(event), { silent: event.byUserId === event.studentId });
        return tellReviewers(eventId, event, event.awaits, requestKindLabels[event.kind], tx);
      case 'help_requested':
        return alertDuty(eventId, event, tx);
      case 'help_acknowledged':
        return tell({ ...nothing, studentId: event.studentId }, helpAcknowledgedWords(event));
      case 'check_in_recorded':
        // The answer to one's own check-in says all there is to say.
        return event.byName === null ? undefined : tell(event, proxyCheckInWords(event, event.byName));
      case 'consent_withdrawn': {
        const office = await identity.staffOf({ role: 'office' }, tx);
        const words = consentWithdrawnWords(event);
        await post(
          tx,
          office.map(({ userId }) => message(eventId, event.type, userId, nothing, words)),
        );
        return;
      }
      case 'roll_call_asked':
        return tell(event, rollCallWords(event), { subjectId: event.studentId });
      case 'check_in_chased':
        return tell(event, chasedWords(event), { subjectId: event.applicationId });
    }
  };
}
