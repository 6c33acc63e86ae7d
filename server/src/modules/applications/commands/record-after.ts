import { openRequestStatuses, type ReviewStep } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { ApplicationsContext } from '../context';
import type { ApplicationRecord, RequestOfApplication } from '../reads/records';
import { summariesOf, toRequest } from '../reads/to-record';
import type { MoveInput } from './move-input';
import { submittedMobility } from './submission-columns';

/** The current review step; null outside review. */
export const awaitedStep = ({ state }: ApplicationRecord): ReviewStep | null =>
  state.stage === 'under_review' ? (state.chain[state.stepIndex] ?? null) : null;

/** The record after a move, so that follow-up events and the response need no second read. */
export async function recordAfter(context: ApplicationsContext, input: MoveInput, tx: Tx): Promise<ApplicationRecord> {
  const { record, move, answerDueOn } = input;
  const { to, stepIndex, askingStep, returningStep, freezes } = move;
  const now = context.clock.now();
  const mobility = { ...record.mobility, ...submittedMobility(input), ...input.mobility };
  const { departOn, returnOn, arrivedOn, nextCheckInOn, returnDueOn } = mobility;
  const taken = (move.takesPlace ? 1 : 0) - (move.releasesPlace && record.programme.placesTaken > 0 ? 1 : 0);
  const { placesLeft } = record.offering;
  const offering = { ...record.offering, placesLeft: placesLeft === null ? null : placesLeft - taken };
  const requests = withoutVoid(await requestsBefore(context, record, tx), move.voids);
  return {
    ...record,
    version: record.version + 1,
    programme: { ...record.programme, placesTaken: record.programme.placesTaken + taken },
    state: {
      ...record.state,
      stage: to,
      stepIndex,
      askingStep,
      returningStep,
      everSubmitted: record.state.everSubmitted || freezes,
    },
    facts: {
      ...record.facts,
      missingCount: 0,
      taskDueOn: answerDueOn ?? null,
      placesLeft: offering.placesLeft,
      departOn,
      returnOn,
      arrivedOn,
      nextCheckInOn,
      returnDueOn,
      requests: summariesOf(requests),
    },
    offering,
    mobility,
    requests,
    submittedAt: freezes ? now : record.submittedAt,
    updatedAt: now,
    attachments: [],
    supplement: null,
    missing: [],
  };
}

/** The requests of a draft are not read before a move, but a recalled draft may have some. */
async function requestsBefore(
  { loaders }: ApplicationsContext,
  { id, state, requests }: ApplicationRecord,
  tx: Tx,
): Promise<readonly RequestOfApplication[]> {
  if (state.stage !== 'draft' || !state.everSubmitted) return requests;
  return ((await loaders.requestsOf([id], tx)).get(id) ?? []).map(toRequest);
}

const withoutVoid = (requests: readonly RequestOfApplication[], voids: MoveInput['move']['voids']) =>
  requests.filter(({ kind, status }) => !(voids.includes(kind) && openRequestStatuses.some((open) => open === status)));
