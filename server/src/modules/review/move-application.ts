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
import type { ReviewDeps } from './review';

/** What staff may do to an application. */
export type StaffEvent = Extract<
  ApplicationEvent['type'],
  'approve' | 'return' | 'reject' | 'ask_supplement' | 'withdraw_supplement' | 'office_cancel'
>;

export interface StaffMove {
  readonly id: string;
  /** The version the person saw. */
  readonly version: number;
  readonly event: StaffEvent;
  readonly comment: string | null;
  /** Last day (inclusive) for the student's answer, counted from today in Shanghai. Throws what is wrong with it. */
  readonly answerDueOn?: (today: PlainDate) => PlainDate;
  /** What else is written, before the stage moves. */
  readonly also?: (tx: Tx, move: { record: ApplicationRecord; step: ReviewStep; by: RecordedActor }) => Promise<void>;
}

/**
 * The one way in which staff move an application: scope, version, the domain's word, the stage, the audit log.
 * Exactly one of those who saw the same version wins. Throws `not_found`, `stale_version` and the domain's refusals.
 */
export const moveApplication =
  (deps: ReviewDeps) =>
  async (principal: Principal, input: StaffMove): Promise<void> => {
    try {
      await deps.database.transaction((tx) => moveWithin(deps, tx, principal, input));
    } catch (error) {
      if (error instanceof StaleVersion) throw await deps.applications.staleVersionError(input.id, null, input.version);
      throw error;
    }
  };

async function moveWithin(
  { applications, audit }: ReviewDeps,
  tx: Tx,
  principal: Principal,
  { id, version, event, comment, answerDueOn, also }: StaffMove,
): Promise<void> {
  await applications.lockApplication(id, tx);
  const record = await applications.factsForStaff(principal, id, tx);
  if (!record) throw new AppError('not_found');
  if (record.version !== version) throw new StaleVersion();
  const move = decideByDomain(record.state, { type: event }, principal, record.facts);
  if (!move.allowed) throw refusal(move.reason);
  // A cancellation is the office's own; everything else belongs to the step the application stands at.
  const step = event === 'office_cancel' ? 'office' : currentStep(record.state);
  if (step === null) throw refusal({ code: 'wrong_stage', message: '目前不在审核中' });
  const by = { id: principal.userId, name: principal.name, role: reviewStepRoles[step] };
  const title = titles[event](reviewStepLabels[step]);
  const dueOn = answerDueOn?.(record.facts.today);
  await also?.(tx, { record, step, by });
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
