import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { RequestDecisionInput } from '../requests';
import type { ReviewContext } from './context';
import { type RequestForReview, request } from './details';

/** A reviewer's decision at the request's step. Throws `not_found`, `stale_version` and the domain's refusals. */
export async function decideRequest(
  context: ReviewContext,
  principal: Principal,
  input: RequestDecisionInput,
  tx: Tx,
): Promise<RequestForReview> {
  const { record, by, title } = await context.requests.decide(principal, input, tx);
  await context.audit.record(tx, {
    actor: by,
    action: 'decide_request',
    subject: { type: 'request', id: record.id },
    detail: [record.application.number, title, input.comment].filter((part) => part !== null).join(' · '),
  });
  return request(context, principal, record.id, tx);
}

/** The domain's event of a decision; the amount counts only for an approval. */
export const requestEvent = (
  decision: 'approve' | 'return' | 'reject',
  amountFen: number | undefined,
): RequestDecisionInput['event'] =>
  decision === 'approve' && amountFen !== undefined ? { type: decision, amountFen } : { type: decision };
