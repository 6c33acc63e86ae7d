import { arrivalOpensOn } from '../check-ins/schedule';
import { fundingDueOn, isOverdue } from '../deadlines/due-dates';
import { formatDate } from '../time';
import { type RequestKind, requestKinds } from '../vocabulary';
import type { Reason } from './action';
import { reasons } from './reasons';
import type { ApplicationFacts, ApplicationState } from './state';

/** A condition of an event: null when it holds, otherwise the reason of the refusal. */
export type Condition = (facts: ApplicationFacts, state: ConditionState) => Reason | null;

type ConditionState = Pick<ApplicationState, 'stage' | 'chain' | 'stepIndex'>;

const condition =
  (holds: (facts: ApplicationFacts, state: ConditionState) => boolean, otherwise: Reason): Condition =>
  (facts, state) =>
    holds(facts, state) ? null : otherwise;

/** The window is open, or for a late entry the late window or its pass. */
export function isEntryOpen({ entry }: ApplicationFacts): boolean {
  return entry.windowOpen || (entry.lateEntry && (entry.lateWindowOpen || entry.passValid));
}

export const isLastStep = (state: Pick<ApplicationState, 'chain' | 'stepIndex'>) =>
  state.stepIndex >= state.chain.length - 1;

/**
 * Check-ins open a few days before the planned departure, so that a text sent from home does not count as the
 * arrival.
 */
export function canCheckIn({ departOn, arrivedOn, today }: ApplicationFacts): boolean {
  return arrivedOn !== null || departOn === null || today >= arrivalOpensOn(departOn);
}

const isSubmitted = (facts: ApplicationFacts, kind: RequestKind) => facts.requests[kind]?.status === 'submitted';

const noneSubmitted = (kind: RequestKind, otherwise: Reason): Condition =>
  condition((facts) => !isSubmitted(facts, kind), otherwise);

/** The return formalities were submitted and not sent back. */
export function isReturnSubmitted(facts: ApplicationFacts): boolean {
  const status = facts.requests.return_formalities?.status;
  return status === 'submitted' || status === 'approved';
}

/** A request to cancel the stay was submitted and is not decided. */
export function isCancelPending({ requests }: ApplicationFacts): boolean {
  return requestKinds.some((kind) => requests[kind]?.cancels && requests[kind].status === 'submitted');
}

export const entryOpen: Condition = (facts) => {
  if (isEntryOpen(facts)) return null;
  return facts.entry.lateEntry ? reasons.lateEntryExpired : reasons.windowClosed;
};
export const recallOpen = condition(isEntryOpen, reasons.recallAfterClose);
export const entryClosed = condition((facts) => !isEntryOpen(facts), reasons.notYetDue);
export const hasChain = condition((_, state) => state.chain.length > 0, reasons.noChain);
export const complete: Condition = (facts) => (facts.missingCount > 0 ? reasons.missing(facts.missingCount) : null);
export const noPendingCancel = condition((facts) => !isCancelPending(facts), reasons.pendingCancel);
export const noPendingChange = noneSubmitted('pre_departure_change', reasons.pendingChange);
export const placeForLastStep = condition(
  (facts, state) => !isLastStep(state) || facts.placesLeft === null || facts.placesLeft > 0,
  reasons.noPlaceLeft,
);
/** Conditions of other modules before the last step approves. */
export const readyForApproval: Condition = (facts, state) =>
  isLastStep(state) ? (facts.unmet.lastApproval[0] ?? null) : null;
/** Conditions of other modules before the student may leave. */
export const readyForDispatch: Condition = (facts) => facts.unmet.dispatch[0] ?? null;
export const taskOverdue = condition(
  (facts) => facts.taskDueOn !== null && isOverdue(facts.taskDueOn, facts.today),
  reasons.notOverdue,
);
export const notArrived = condition((facts) => facts.arrivedOn === null, reasons.arrived);
export const arrived = condition((facts) => facts.arrivedOn !== null, reasons.notArrived);
export const arrivalOpen: Condition = (facts) =>
  facts.departOn === null || canCheckIn(facts)
    ? null
    : reasons.opensOn(formatDate(arrivalOpensOn(facts.departOn), facts.today));
export const budgetEligible = condition((facts) => facts.budgetEligible, reasons.budgetNotEligible);
export const fundingEligible = condition((facts) => facts.fundingEligible, reasons.fundingNotEligible);
export const returnSubmitted = condition(
  (facts, state) => state.stage === 'returned' || isReturnSubmitted(facts),
  reasons.returnNotSubmitted,
);
export const returnNotSubmitted = condition((facts) => !isReturnSubmitted(facts), reasons.returnSubmitted);
export const returnApproved = condition((_, state) => state.stage === 'returned', reasons.returnNotApproved);
export const noPlanChangePending = noneSubmitted('plan_change', reasons.planChangePending);
export const noFundingUnderReview = noneSubmitted('funding_application', reasons.fundingUnderReview);
/** Closing is due when no funding can be applied for, or its time has passed and no claim is pending. */
export const closingDue: Condition = (facts, state) => {
  if (!facts.fundingEligible) return null;
  const { returnApprovedOn, today } = facts;
  if (returnApprovedOn === null || !isOverdue(fundingDueOn(returnApprovedOn), today)) return reasons.notYetDue;
  return noFundingUnderReview(facts, state);
};
