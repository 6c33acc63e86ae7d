import type { ResponseOf } from '@yuanhang/contract';
import type { reviewSchemas } from '@yuanhang/contract/schemas';
import { explained, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { ReviewContext } from './context';
import { decideApplication } from './decide-application';
import { decideRequest, requestEvent } from './decide-request';

export interface BatchItem {
  readonly subject: 'application' | 'request';
  readonly id: string;
  /** The version that the reviewer saw. */
  readonly version: number;
  readonly amountFen?: number | undefined;
}
export interface BatchDecisionInput {
  readonly items: readonly BatchItem[];
  readonly decision: 'approve' | 'return' | 'reject';
  readonly comment: string | null;
}
type BatchResult = ResponseOf<typeof reviewSchemas.decideMany>['results'][number];

/**
 * Decides the items one after another, each in its own transaction. A refusal becomes the result of its item; any
 * other failure ends the batch and is thrown.
 */
export async function decideMany(
  context: ReviewContext,
  principal: Principal,
  { items, decision, comment }: BatchDecisionInput,
): Promise<BatchResult[]> {
  const decide = ({ subject, id, version, amountFen }: BatchItem, tx: Tx): Promise<unknown> =>
    subject === 'application'
      ? decideApplication(context, principal, { id, version, decision, comment }, tx)
      : decideRequest(context, principal, { id, version, event: requestEvent(decision, amountFen), comment }, tx);
  const results: BatchResult[] = [];
  for (const item of items) {
    try {
      await context.database.transaction((tx) => decide(item, tx));
      results.push({ id: item.id, ok: true, code: null, message: null });
    } catch (thrown) {
      const error = await explained(thrown);
      if (!(error instanceof AppError)) throw error;
      results.push({ id: item.id, ok: false, code: error.detail ?? error.code, message: error.message });
    }
  }
  return results;
}
