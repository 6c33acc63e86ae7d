import type { Reason, Stage, UnmetConditions } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';

/** The data that a condition reads. */
export interface ConditionSubject {
  readonly id: string;
  readonly studentId: string;
}

/**
 * A condition of another module for the last approval of an application, or for dispatch. `unmet` reads many
 * applications at once and omits those that meet the condition. The reason is shown unchanged.
 */
export interface ApplicationCondition {
  readonly before: keyof UnmetConditions;
  unmet(applications: readonly ConditionSubject[], tx?: Tx): Promise<ReadonlyMap<string, Reason>>;
}

/** The stages from which the event is possible; nothing is read at others. */
const stagesBefore: Readonly<Record<keyof UnmetConditions, Stage>> = {
  lastApproval: 'under_review',
  dispatch: 'approved',
};

/** The unmet registered conditions by application, in their order; applications without any may be omitted. */
export async function unmetConditions(
  { conditions }: { readonly conditions: readonly ApplicationCondition[] },
  applications: readonly (ConditionSubject & { readonly stage: Stage })[],
  tx?: Tx,
): Promise<ReadonlyMap<string, UnmetConditions>> {
  const found = new Map<string, { lastApproval: Reason[]; dispatch: Reason[] }>();
  for (const { before, unmet } of conditions) {
    const concerned = applications.filter(({ stage }) => stage === stagesBefore[before]);
    if (concerned.length === 0) continue;
    for (const [id, reason] of await unmet(concerned, tx)) {
      const reasons = found.get(id) ?? { lastApproval: [], dispatch: [] };
      reasons[before].push(reason);
      found.set(id, reasons);
    }
  }
  return found;
}
