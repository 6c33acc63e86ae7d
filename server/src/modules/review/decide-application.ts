import {
  addDays,
  currentStep,
  decideApplication as decideByDomain,
  type ReviewStep,
  reviewStepLabels,
  reviewStepRoles,
} from '@yuanhang/domain';
import { StaleVersion, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { refusal } from '../applications';
import type { ReviewDeps } from './review';

export interface ApplicationDecisionInput {
  readonly id: string;
  /** The version the reviewer saw. */
  readonly version: number;
  readonly decision: 'approve' | 'return' | 'reject';
  readonly comment: string | null;
}

/** How long a student has to mend what was sent back; reminders and overdue count from it. */
const revisionDays = 14;

/** A reviewer's decision at the application's step. Exactly one of those who saw the same version wins. */
export const decideApplication =
  (deps: ReviewDeps) =>
  async (principal: Principal, input: ApplicationDecisionInput): Promise<void> => {
    try {
      await deps.database.transaction((tx) => decideWithin(deps, tx, principal, input));
    } catch (error) {
      if (error instanceof StaleVersion) throw await deps.applications.staleSince(input.id, null, input.version);
      throw error;
    }
  };

async function decideWithin(
  { applications, audit }: ReviewDeps,
  tx: Tx,
  principal: Principal,
  { id, version, decision, comment }: ApplicationDecisionInput,
): Promise<void> {
  await applications.hold(id, tx);
  const record = await applications.factsForStaff(principal, id, tx);
  if (!record) throw new AppError('not_found');
  if (record.version !== version) throw new StaleVersion();
  const step = currentStep(record.state);
  const move = decideByDomain(record.state, { type: decision }, principal, record.facts);
  if (!move.allowed) throw refusal(move.reason);
  if (step === null) throw refusal({ code: 'wrong_stage', message: '目前不在审核中' });
  const by = { id: principal.userId, name: principal.name, role: reviewStepRoles[step] };
  const title = titles[decision](step);
  await applications.moveStage(tx, {
    record,
    move,
    by,
    operation: decision,
    title,
    comment,
    step,
    ...(decision === 'return' ? { answerDueOn: addDays(record.facts.today, revisionDays) } : {}),
  });
  const detail = [record.number, title, comment].filter((part) => part !== null).join(' · ');
  await audit.record(tx, { actor: by, action: 'decide_application', subject: { type: 'application', id }, detail });
}

const titles: Readonly<Record<ApplicationDecisionInput['decision'], (step: ReviewStep) => string>> = {
  approve: (step) => `${reviewStepLabels[step]}通过`,
  return: (step) => `${reviewStepLabels[step]}退回修改`,
  reject: (step) => `${reviewStepLabels[step]}未通过`,
};
