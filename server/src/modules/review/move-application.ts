import {
  type ApplicationEvent,
  currentStep,
  decideApplication as decideByDomain,
  type PlainDate,
  type ReviewStep,
  reviewStepLabels,
  reviewStepRoles,
} from '@yuanhang/domain';
import { StaleVersion, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { type ApplicationRecord, type RecordedActor, refusal } from '../applications';
import type { ReviewContext } from './context';

/** The events that staff may cause. */
export type StaffEvent = Extract<
  ApplicationEvent['type'],
  'approve' | 'return' | 'reject' | 'ask_supplement' | 'withdraw_supplement' | 'office_cancel'
>;

/** An application and the version that the person saw. */
export interface StaffTarget {
  readonly id: string;
  readonly version: number;
}

export interface StaffMove extends StaffTarget {
  readonly event: StaffEvent;
  readonly comment: string | null;
  /** Last day (inclusive) for the student's answer, from today in Shanghai. Throws when the given day is invalid. */
  readonly answerDueOn?: (today: PlainDate) => PlainDate;
}

/** Further writes in the same transaction, before the stage changes. */
type BeforeStage = (move: { record: ApplicationRecord; step: ReviewStep; by: RecordedActor }) => Promise<void>;

/**
 * The only way for staff to move an application: checks scope and version, asks the domain, writes the stage and the
 * audit log. Of several people with the same version exactly one succeeds. Throws `not_found`, `stale_version` and
 * the domain's refusals.
 */
export async function moveApplication(
  { applications, audit }: ReviewContext,
  principal: Principal,
  { id, version, event, comment, answerDueOn }: StaffMove,
  tx: Tx,
  beforeStage?: BeforeStage,
): Promise<void> {
  await applications.lockApplication(id, tx);
  const record = await applications.factsForStaff(principal, id, tx);
  if (!record) throw new AppError('not_found');
  if (record.version !== version) throw new StaleVersion(() => applications.staleVersionError(id, null, version));
  const move = decideByDomain(record.state, { type: event }, principal, record.facts);
  if (!move.allowed) throw refusal(move.reason);
  // The office cancels outside the review steps; every other event belongs to the current step.
  const step = event === 'office_cancel' ? 'office' : currentStep(record.state);
  if (step === null) throw refusal({ code: 'wrong_stage', message: '目前不在审核中' });
  const by = { id: principal.userId, name: principal.name, role: reviewStepRoles[step] };
  const title = titles[event](reviewStepLabels[step]);
  const dueOn = answerDueOn?.(record.facts.today);
  await beforeStage?.({ record, step, by });
  await applications.moveStage(
    {
      record,
      move,
      by,
      operation: event,
      title,
      comment,
      step,
      ...(dueOn === undefined ? {} : { answerDueOn: dueOn }),
    },
    tx,
  );
  const detail = [record.number, title, comment].filter((part) => part !== null).join(' · ');
  await audit.record(tx, { actor: by, action: actions[event], subject: { type: 'application', id }, detail });
}

const titles: Readonly<Record<StaffEvent, (step: string) => string>> = {
  approve: (step) => `${step}通过`,
  return: (step) => `${step}退回修改`,
  reject: (step) => `${step}未通过`,
  ask_supplement: (step) => `${step}要求补充材料`,
  withdraw_supplement: (step) => `${step}取消补充要求`,
  office_cancel: () => '取消派出',
};
const actions: Readonly<Record<StaffEvent, string>> = {
  approve: 'decide_application',
  return: 'decide_application',
  reject: 'decide_application',
  ask_supplement: 'ask_supplement',
  withdraw_supplement: 'withdraw_supplement',
  office_cancel: 'cancel_application',
};
