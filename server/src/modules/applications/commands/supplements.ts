import type { Requirement } from '@yuanhang/contract';
import type { PlainDate, ReviewStep, SupplementEnding } from '@yuanhang/domain';
import { newId, type Tx } from '../../../platform/database';
import type { ApplicationsContext, RecordedActor } from '../context';
import { SupplementRequest } from '../model';
import { supplementsOf } from '../reads/supplements';

/** Items that a reviewer requests beyond the programme's materials. */
export interface SupplementInput {
  readonly items: readonly Omit<Requirement, 'key' | 'phase' | 'required' | 'maxBytes'>[];
  readonly comment: string;
  /** Last day, inclusive. */
  readonly dueOn: PlainDate;
}

const maxBytes = 20 * 1024 * 1024;

/** Stores the requested items. The caller has locked the application, and moves its stage in the same transaction. */
export async function askSupplement(
  context: ApplicationsContext,
  applicationId: string,
  { items, comment, dueOn, step, by }: SupplementInput & { readonly step: ReviewStep; readonly by: RecordedActor },
  tx: Tx,
): Promise<void> {
  const earlier = await supplementsOf(context, applicationId, tx);
  const requirements = items.map(
    (item, index): Requirement => ({
      ...item,
      // A separate key for each request, so that files of an earlier answer never count for this one.
      key: `supplement_${earlier.length + 1}_${index + 1}`,
      phase: 'application',
      required: true,
      maxBytes,
    }),
  );
  await context.database.model(SupplementRequest).create(
    {
      id: newId(),
      applicationId,
      items: requirements,
      comment,
      dueOn,
      step,
      askedBy: by.id,
      askedByName: by.name,
      askedAt: context.clock.now(),
      state: 'open',
      endedAt: null,
      openMarker: 1,
    },
    { transaction: tx },
  );
}

/** Ends the open request for supplements, if there is one. */
export async function endSupplement(
  { database, clock }: ApplicationsContext,
  applicationId: string,
  state: SupplementEnding,
  tx: Tx,
): Promise<void> {
  await database
    .model(SupplementRequest)
    .update(
      { state, endedAt: clock.now(), openMarker: null },
      { where: { applicationId, openMarker: 1 }, transaction: tx },
    );
}
