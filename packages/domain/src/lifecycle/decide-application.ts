import { openingConditions, stageProblem } from '../requests/opening';
import { requestDefinitions } from '../requests/registry';
import { isFinalStage, type ReviewStep } from '../vocabulary';
import type { Actor } from './actor';
import { checkActor } from './allowed-actors';
import { applicationEventActors, applicationTable } from './application-table';
import type { Change } from './change';
import type { Condition } from './conditions';
import type { ApplicationDecision, ApplicationMove } from './decision';
import type { ApplicationEvent } from './event';
import { reasons, refuse } from './reasons';
import { stageRefusal } from './stage-refusals';
import type { ApplicationFacts, ApplicationState } from './state';

/**
 * Decides what `event` does to an application; the only place that decides this. Never throws; a refusal carries the
 * reason shown to the person. The caller writes the move guarded by the version it read, and takes a place by an
 * atomic counter: `placesLeft` only explains a refusal.
 */
export function decideApplication(
  state: ApplicationState,
  event: ApplicationEvent,
  actor: Actor,
  facts: ApplicationFacts,
): ApplicationDecision {
  const allowed = applicationEventActors[event.type];
  const step = currentStep(state);
  const notTheirs = checkActor(allowed, actor, facts, step);
  if (notTheirs) return refuse(notTheirs);
  if (isFinalStage(state.stage)) return refuse(stageRefusal(event.type, state.stage));
  if (event.type === 'open_request') return decideOpening(state, event, facts);
  if (event.type === 'request_approved' || event.type === 'request_rejected') return afterDecision(state, event, facts);
  const rule = applicationTable[state.stage][event.type];
  if (!rule) return refuse(stageRefusal(event.type, state.stage));
  if (allowed === 'step_reviewer' && step === null) return refuse(reasons.noChain);
  return unlessUnmet(rule.conditions, state, facts, () => rule.change(state, facts));
}

/** The current review step, also while the application is with the student; null outside review. */
export function currentStep(state: ApplicationState): ReviewStep | null {
  switch (state.stage) {
    case 'under_review':
      return state.chain[state.stepIndex] ?? null;
    case 'supplement_required':
      return state.chain[state.askingStep ?? state.stepIndex] ?? null;
    case 'revision_required':
      return state.chain[state.returningStep ?? state.stepIndex] ?? null;
    default:
      return null;
  }
}

function decideOpening(
  state: ApplicationState,
  event: Extract<ApplicationEvent, { type: 'open_request' }>,
  facts: ApplicationFacts,
): ApplicationDecision {
  const kind = requestDefinitions[event.kind];
  const status = facts.requests[event.kind]?.status;
  if (status === 'submitted') return refuse(reasons.requestUnderReview);
  // A request sent back by a reviewer may be finished even if it could no longer be opened.
  if (status === 'revision_required') return move(state, {});
  if (status === 'approved' && kind.once) return refuse(reasons.alreadyApproved);
  const notNow = stageProblem(kind, state.stage);
  if (notNow) return refuse(reasons.wrongStage(notNow));
  return unlessUnmet(openingConditions(kind), state, facts, () => ({}));
}

/** Applies the decision about a request to its application. */
function afterDecision(
  state: ApplicationState,
  event: Extract<ApplicationEvent, { type: 'request_approved' | 'request_rejected' }>,
  facts: ApplicationFacts,
): ApplicationDecision {
  const kind = requestDefinitions[event.kind];
  if (!kind.decidedAt.includes(state.stage)) return refuse(stageRefusal(event.type, state.stage));
  if (event.type === 'request_rejected') return move(state, kind.rejection ?? {});
  return move(state, kind.approval({ stage: state.stage, cancels: event.cancels, facts }));
}

function unlessUnmet(
  conditions: readonly Condition[],
  state: ApplicationState,
  facts: ApplicationFacts,
  change: () => Change,
): ApplicationDecision {
  for (const condition of conditions) {
    const missing = condition(facts, state);
    if (missing) return refuse(missing);
  }
  return move(state, change());
}

function move(state: ApplicationState, change: Change): ApplicationMove {
  const to = change.to ?? state.stage;
  return {
    allowed: true,
    stepIndex: state.stepIndex,
    askingStep: to === 'supplement_required' ? state.askingStep : null,
    returningStep: to === 'revision_required' ? state.returningStep : null,
    freezes: false,
    keepsSubmission: false,
    endsSupplement: state.stage === 'supplement_required' && to !== 'supplement_required' ? 'ended' : null,
    takesPlace: false,
    releasesPlace: false,
    voids: [],
    deletes: null,
    follows: null,
    ...change,
    to,
  };
}
