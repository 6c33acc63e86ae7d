import type { Reason, Stage, UnmetConditions } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';

/** What a condition looks at. */
export interface ConditionSubject {
  readonly id: string;
  readonly studentId: string;
}

/**
 * What another module asks for before the last approval of an application, or before dispatch. `unmet` reads many
 * applications in one go; those that meet the condition are not in its answer. The reason is shown as it is.
 */
export interface ApplicationCondition {
  readonly before: keyof UnmetConditions;
  unmet(applications: readonly ConditionSubject[], tx?: Tx): Promise<ReadonlyMap<string, Reason>>;
}

/** The stages from which the event can come, so that nothing is read at others. */
const stagesBefore: Readonly<Record<keyof UnmetConditions, Stage>> = {
  lastApproval: 'under_review',
  dispatch: 'approved',
};

/** What the registered conditions still ask for, by application, in their order; those that miss nothing may be left out. */
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
