import type { HelpRequested, OutboxEvent } from '@yuanhang/contract';
import { type ReviewStep, requestKindLabels, reviewStepLabels, reviewStepRoles } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { Consumer } from '../../platform/outbox';
import type { Identity } from '../identity';
import type { NewMessage, Post } from './post';
import {
  chasedWords,
  proxyCheckInWords,
  requestChangedWords,
  reviewAdvancedWords,
  rollCallWords,
  stageChangedWords,
} from './templates/events';
import type { Words } from './templates/reminders';

interface About {
  readonly applicationId: string | null;
  readonly number: string | null;
}

/** Turns what happened into messages. May see an event twice: every message carries the event's id as its key. */
export function createConsumer({ post, identity }: { post: Post; identity: Identity }): Consumer {
  const message = (
    eventId: string,
    type: string,
    recipientId: string,
    about: About,
    words: Words,
    more: Partial<NewMessage>,
  ): NewMessage => ({
    recipientId,
    rule: type,
    dedupeKey: `${eventId}:${recipientId}`,
    ...words,
    applicationId: about.applicationId,
    number: about.number,
    subjectId: null,
    safety: false,
    push: true,
    ...more,
  });

  /** It is a reviewer's turn: everyone who may decide this step finds it in the inbox. */
  async function tellReviewers(
    eventId: string,
    step: ReviewStep,
    collegeId: string,
    about: About,
    what: string,
    tx: Tx,
  ): Promise<void> {
    const role = reviewStepRoles[step];
    const reviewers = await identity.staffOf(step === 'college' ? { role, collegeId } : { role }, tx);
    const words = { title: `等你审核：${reviewStepLabels[step]}`, text: `${what}\n${about.number ?? ''}` };
    for (const { userId } of reviewers)
      await post(tx, message(eventId, 'review_awaited', userId, about, words, { push: false }));
  }

  async function alertDuty(eventId: string, event: HelpRequested, tx: Tx): Promise<void> {
    const duty = await identity.staffOf({ role: 'office' }, tx);
    const phone = event.phone ? `电话 ${event.phone}` : '没有留电话';
    const words = {
      title: `求助：${event.studentName}`,
      text: `${event.studentName} · ${event.place || '地点未知'} · ${phone}\n“${event.note || '没有留言'}”\n请尽快联系并在「求助」里点“我来处理”。`,
    };
    for (const { userId } of duty) await post(tx, message(eventId, event.type, userId, event, words, { safety: true }));
  }

  return async (event: OutboxEvent, eventId, tx) => {
    const tell = async (studentId: string, about: About, words: Words | null, byUserId: string | null) => {
      if (words)
        await post(tx, message(eventId, event.type, studentId, about, words, { push: byUserId !== studentId }));
    };
    switch (event.type) {
      case 'stage_changed':
        await tell(event.studentId, event, stageChangedWords(event), event.byUserId);
        if (event.awaits)
          await tellReviewers(
            eventId,
            event.awaits,
            event.collegeId,
            event,
            `${event.studentName} · ${event.programmeName}`,
            tx,
          );
        return;
      case 'review_advanced':
        await tell(event.studentId, event, reviewAdvancedWords(event), null);
        await tellReviewers(
          eventId,
          event.awaits,
          event.collegeId,
          event,
          `${event.studentName} · ${event.programmeName}`,
          tx,
        );
        return;
      case 'request_changed': {
        await tell(event.studentId, event, requestChangedWords(event), event.byUserId);
        const what = `${event.studentName} · ${requestKindLabels[event.kind]} · ${event.programmeName}`;
        if (event.awaits) await tellReviewers(eventId, event.awaits, event.collegeId, event, what, tx);
        return;
      }
      case 'help_requested':
        await alertDuty(eventId, event, tx);
        return;
      case 'help_acknowledged': {
        const words = {
          title: '求助已有人处理',
          text: `${event.byName}老师已看到你的求助，会尽快与你联系。紧急情况请直接拨打 12308（境外 +86-10-12308）。`,
        };
        await post(
          tx,
          message(eventId, event.type, event.studentId, { applicationId: null, number: null }, words, { safety: true }),
        );
        return;
      }
      case 'check_in_recorded':
        // The answer to one's own check-in says all there is to say.
        if (event.byName !== null) await tell(event.studentId, event, proxyCheckInWords(event, event.byName), null);
        return;
      case 'consent_withdrawn': {
        const words = {
          title: '学生撤回授权',
          text: `${event.studentName}撤回了“${event.title}”的授权，请尽快联系，确认后续安排。`,
        };
        const about = { applicationId: null, number: null };
        for (const { userId } of await identity.staffOf({ role: 'office' }, tx)) {
          await post(tx, message(eventId, event.type, userId, about, words, {}));
        }
        return;
      }
      case 'roll_call_asked':
        await post(tx, message(eventId, event.type, event.studentId, event, rollCallWords(event), { safety: true }));
        return;
      case 'check_in_chased':
        await tell(event.studentId, event, chasedWords(event), null);
        return;
    }
  };
}
