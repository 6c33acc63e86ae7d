import { openingConditions, stageProblem } from '../requests/opening';
import { requestDefinitions } from '../requests/registry';
import { isFinalStage, openRequestStatuses, type ReviewStep, requestStatusLabels, stageLabels } from '../vocabulary';
import type { Reason } from './action';
import type { Actor } from './actor';
import { type AllowedActor, checkActor } from './allowed-actors';
import { type Condition, isLastStep } from './conditions';
import type { RequestDecision, RequestMove } from './decision';
import type { ApplicationEvent, RequestEvent } from './event';
import { reasons, refuse } from './reasons';
import type { RequestFacts, RequestState } from './state';

export const requestEventActors: Readonly<Record<RequestEvent['type'], AllowedActor>> = {
  edit: 'student',
  submit: 'student',
  recall: 'student',
  delete: 'student',
  approve: 'step_reviewer',
  return: 'step_reviewer',
  reject: 'step_reviewer',
  send_back: 'system',
  void: 'system',
};

/** Decides what `event` does to a request; `follows` is the resulting event of its application. Never throws. */
export function decideRequest(
  request: RequestState,
  event: RequestEvent,
  actor: Actor,
  facts: RequestFacts,
): RequestDecision {
  const allowed = requestEventActors[event.type];
  const step = currentRequestStep(request);
  const notTheirs = checkActor(allowed, actor, facts.application, step);
  if (notTheirs) return refuse(notTheirs);
  if (!openRequestStatuses.some((open) => open === request.status)) {
    return refuse(reasons.final(requestStatusLabels[request.status]));
  }
  if (event.type === 'void') return move(request, { to: 'void' });
  if (isFinalStage(facts.stage)) return refuse(reasons.final(stageLabels[facts.stage]));
  if (request.status !== 'submitted') return decideWithStudent(request, event, facts);
  if (allowed === 'step_reviewer' && step === null) return refuse(reasons.noChain);
  return decideSubmitted(request, event, facts);
}

/** The step that decides a request; null while the request is with the student. */
export function currentRequestStep(request: RequestState): ReviewStep | null {
  return request.status === 'submitted' ? (request.chain[request.stepIndex] ?? null) : null;
}

type Decidable = Exclude<RequestEvent, { type: 'void' }>;

/** Decides events of a request that is a draft or was sent back. */
function decideWithStudent(request: RequestState, event: Decidable, facts: RequestFacts): RequestDecision {
  const isDraft = request.status === 'draft';
  switch (event.type) {
    case 'edit':
      return move(request, {});
    case 'delete':
      return move(request, { to: 'void', deletes: !request.everSubmitted });
    case 'submit': {
      const reason = submitProblem(request, facts);
      if (reason) return refuse(reason);
      return isDraft
        ? move(request, { to: 'submitted', stepIndex: 0, freezes: true })
        : move(request, { to: 'submitted', stepIndex: request.returningStep ?? request.stepIndex });
    }
    case 'recall':
      return refuse(reasons.wrongStage(isDraft ? '尚未提交' : '已退回，可以直接修改'));
    case 'approve':
    case 'return':
    case 'reject':
    case 'send_back':
      return refuse(reasons.wrongStage(isDraft ? '学生尚未提交' : '等待学生修改'));
  }
}

function submitProblem(request: RequestState, facts: RequestFacts): Reason | null {
  const kind = requestDefinitions[request.kind];
  // A request that was sent back met the stage condition when it was first submitted.
  const notNow = request.status === 'draft' ? stageProblem(kind, facts.stage) : null;
  if (notNow) return reasons.wrongStage(notNow);
  const unmet = firstUnmet([...openingConditions(kind), ...kind.submitConditions], facts);
  if (unmet) return unmet;
  if (request.chain.length === 0) return reasons.noChain;
  return facts.missingCount > 0 ? reasons.missing(facts.missingCount) : null;
}

function decideSubmitted(request: RequestState, event: Decidable, facts: RequestFacts): RequestDecision {
  const kind = requestDefinitions[request.kind];
  switch (event.type) {
    case 'recall':
      return move(request, { to: 'draft', stepIndex: 0 });
    case 'return':
      return move(request, { to: 'revision_required', returningStep: request.stepIndex });
    case 'send_back':
      return move(request, { to: 'revision_required', stepIndex: 0, returningStep: 0 });
    case 'approve': {
      const last = isLastStep(request) ? kind.lastApprovalConditions : [];
      const unmet = firstUnmet([...kind.decideConditions, ...last], facts);
      return unmet ? refuse(unmet) : approve(request, event.amountFen, facts.requestedFen);
    }
    case 'reject': {
      if (!kind.rejectable) return refuse(reasons.onlySentBack);
      const unmet = firstUnmet(kind.decideConditions, facts);
      if (unmet) return refuse(unmet);
      const follows: ApplicationEvent | null =
        kind.rejection === null ? null : { type: 'request_rejected', kind: request.kind };
      return move(request, { to: 'rejected', follows });
    }
    case 'edit':
    case 'submit':
    case 'delete':
      return refuse(reasons.wrongStage('审核中，需要修改请先撤回'));
  }
}

function approve(request: RequestState, amountFen: number | undefined, requestedFen: number | null): RequestDecision {
  if (!isLastStep(request)) return move(request, { stepIndex: request.stepIndex + 1 });
  const granted = requestedFen === null ? null : (amountFen ?? requestedFen);
  if (granted !== null && requestedFen !== null && !isGrantable(granted, requestedFen)) {
    return refuse(reasons.amountTooHigh);
  }
  const { kind, cancels } = request;
  const follows: ApplicationEvent = { type: 'request_approved', kind, cancels };
  return move(request, { to: 'approved', approvedFen: granted, follows });
}

const isGrantable = (granted: number, requested: number) =>
  Number.isSafeInteger(granted) && granted > 0 && granted <= requested;

/**
 * The reason of the first condition that the application does not meet. These conditions read only the stage of the
 * state.
 */
function firstUnmet(conditions: readonly Condition[], facts: RequestFacts): Reason | null {
  for (const condition of conditions) {
    const missing = condition(facts.application, { stage: facts.stage, chain: [], stepIndex: 0 });
    if (missing) return missing;
  }
  return null;
}

function move(request: RequestState, change: Partial<Omit<RequestMove, 'allowed'>>): RequestMove {
  const to = change.to ?? request.status;
  return {
    allowed: true,
    stepIndex: request.stepIndex,
    returningStep: to === 'revision_required' ? request.returningStep : null,
    freezes: false,
    deletes: false,
    approvedFen: null,
    follows: null,
    ...change,
    to,
  };
}
