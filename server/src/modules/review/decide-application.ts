import { addDays } from '@yuanhang/domain';
import type { Principal } from '../../platform/http';
import { moveApplication } from './move-application';
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

/** A reviewer's decision at the application's step. */
export const decideApplication =
  (deps: ReviewDeps) =>
  (principal: Principal, { id, version, decision, comment }: ApplicationDecisionInput): Promise<void> =>
    moveApplication(deps)(principal, {
      id,
      version,
      event: decision,
      comment,
      ...(decision === 'return' ? { answerDueOn: (today) => addDays(today, revisionDays) } : {}),
    });
