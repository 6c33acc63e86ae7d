import { ApiError, type ReviewedApplication, type ReviewedRequest, reviewRoutes } from '@yuanhang/contract';
import { asksForMoney } from '@yuanhang/domain';
import { call } from '../../shared/api';
import { type Reviewed, requiresComment } from '../../shared/review';

const decisions = ['approve', 'return', 'reject'] as const;
export type Decision = (typeof decisions)[number];
export const decisionLabels: Record<Decision, string> = { approve: '通过', return: '退回修改', reject: '不通过' };
/** Message after the decision: `已通过`. */
export const decidedLabels: Record<Decision, string> = { approve: '已通过', return: '已退回', reject: '已设为不通过' };

const required = decisions.filter(requiresComment).map((decision) => decisionLabels[decision]);
export const commentHint = `意见（${required.join('、')}时必填）`;

export interface DecisionInput {
  readonly version: number;
  readonly decision: Decision;
  readonly comment?: string;
  readonly amountFen?: number;
}

/** Sends the decision with the version that the user saw. */
export async function decide(
  { subject, record: { id } }: Reviewed,
  { amountFen, ...input }: DecisionInput,
  once: { idempotencyKey: string },
): Promise<ReviewedApplication | ReviewedRequest> {
  const about = { params: { id } };
  if (subject === 'application') return call(reviewRoutes.decideApplication, { ...about, body: input }, once);
  const body = amountFen === undefined ? input : { ...input, amountFen };
  return call(reviewRoutes.decideRequest, { ...about, body }, once);
}

/** Whether the record changed after the user loaded it. */
export const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 409;

/** Whether this is the last step of a funding request, which may grant less than requested. */
export function grantsMoney(reviewed: Reviewed): boolean {
  if (reviewed.subject !== 'request' || !asksForMoney(reviewed.record.kind)) return false;
  const { progress } = reviewed.record;
  return progress[progress.length - 1]?.state === 'current';
}
