import { changedFacts, type FormValues, isFinalStage, type Stage, stayChangeText } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { ApplicationsContext, RecordedActor } from '../context';
import type { ApplicationRecord, Mobility, Pages } from '../reads/records';
import { stayOf } from '../reads/stay';
import { appendTimeline } from './append-timeline';
import { writeStay } from './set-mobility';

export interface StayChangeInput {
  /** Read in this transaction, with the application locked. */
  readonly record: ApplicationRecord;
  readonly mobility: Partial<Mobility>;
  /** What changed the stay, in Chinese: `派出前变更通过`. */
  readonly cause: string;
  readonly by: RecordedActor;
}

/**
 * Writes a settled change of the stay at an unchanged stage: the stay, the pages of an application under review, which
 * state the same facts, an entry of the history, and everything else that follows for other modules.
 */
export async function changeStay(
  context: ApplicationsContext,
  { record, mobility, cause, by }: StayChangeInput,
  tx: Tx,
): Promise<void> {
  const after = recordWith(record, mobility);
  const pages = pagesWith(after);
  await writeStay(context, record.id, { ...mobility, ...pages }, context.clock.now(), tx);
  const [old, fresh] = [stayOf(record), stayOf(after)];
  if (changedFacts(old, fresh).length === 0) return;
  await appendTimeline(
    context,
    {
      applicationId: record.id,
      requestId: null,
      by,
      operation: 'stay_changed',
      title: `${cause}，交流安排已更新`,
      comment: stayChangeText(old, fresh, record.facts.today),
      stage: record.state.stage,
      step: null,
      version: after.version,
    },
    tx,
  );
  await announceStay(context, { before: record, after, cause, by }, tx);
}

/** Runs the handlers of a changed stay; does nothing when no fact changed or the application has ended. */
export async function announceStay(
  { onStayChanged }: Pick<ApplicationsContext, 'onStayChanged'>,
  {
    before,
    after,
    cause,
    by,
  }: {
    readonly before: ApplicationRecord;
    readonly after: ApplicationRecord;
    readonly cause: string;
    readonly by: RecordedActor;
  },
  tx: Tx,
): Promise<void> {
  const [old, fresh] = [stayOf(before), stayOf(after)];
  if (isFinalStage(after.state.stage) || changedFacts(old, fresh).length === 0) return;
  for (const handler of onStayChanged) await handler({ record: after, before: old, after: fresh, cause, by }, tx);
}

const inReview: readonly Stage[] = ['under_review', 'supplement_required', 'revision_required'];

/** The pages that state a fact of the stay, with the present facts; empty outside review, when pages no longer count. */
function pagesWith({
  state,
  pages,
  mobility,
}: ApplicationRecord): Partial<Pick<Pages, 'application' | 'selfArranged'>> {
  if (!inReview.includes(state.stage)) return {};
  const { departOn, returnOn, host } = mobility;
  const application: FormValues = { ...pages.application, startOn: departOn, endOn: returnOn };
  const selfArranged =
    pages.selfArranged !== null && host !== null ? { ...pages.selfArranged, institution: host } : null;
  return { application, ...(selfArranged === null ? {} : { selfArranged }) };
}

function recordWith(record: ApplicationRecord, changed: Partial<Mobility>): ApplicationRecord {
  const mobility = { ...record.mobility, ...changed };
  const { departOn, returnOn, arrivedOn, nextCheckInOn, returnDueOn } = mobility;
  return {
    ...record,
    version: record.version + 1,
    mobility,
    facts: { ...record.facts, departOn, returnOn, arrivedOn, nextCheckInOn, returnDueOn },
  };
}
