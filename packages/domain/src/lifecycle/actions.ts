import { seesStudent } from '../access/staff-scope';
import { isShown } from '../requests/opening';
import { requestDefinitions } from '../requests/registry';
import { type RequestKind, requestKinds } from '../vocabulary';
import { type Action, type ApplicationActionKey, applicationActionKeys, type RequestActionKey } from './action';
import { applicationActionLabels, requestActionLabels } from './action-labels';
import { type Actor, isOwn } from './actor';
import { type AllowedActor, reviews } from './allowed-actors';
import { applicationEventActors } from './application-table';
import { decideApplication } from './decide-application';
import { decideRequest, requestEventActors } from './decide-request';
import type { ApplicationDecision, RequestDecision } from './decision';
import type { ApplicationFacts, ApplicationState, RequestFacts, RequestState } from './state';
import { actionStages } from './visibility';

/**
 * The actions of the actor on an application, and the displayed reason for each that is blocked. Uses the same
 * decision as the server. Omits actions that never concern the actor, such as approving for a student.
 */
export function applicationActions(
  state: ApplicationState,
  actor: Actor,
  facts: ApplicationFacts,
): Action<ApplicationActionKey>[] {
  const own = applicationActionKeys
    .filter((key) => actionStages[key].includes(state.stage))
    .filter((key) => (key === 'waive_funding' ? facts.fundingEligible : true))
    .filter((key) => concerns(applicationEventActors[key], actor, facts, state.chain))
    .map((key): Action<ApplicationActionKey> => {
      const onBehalf = key === 'check_in' && !isOwn(actor, facts);
      const label = onBehalf ? '代为打卡' : applicationActionLabels[key];
      return toAction(key, label, decideApplication(state, { type: key }, actor, facts));
    });
  if (!concerns('student', actor, facts, [])) return own;
  const requests = requestKinds
    .filter((kind) => isShown(requestDefinitions[kind], state, facts))
    .map((kind) => openingAction(kind, state, actor, facts));
  return [...own, ...requests];
}

/** The same as `applicationActions`, for a request. */
export function requestActions(request: RequestState, actor: Actor, facts: RequestFacts): Action<RequestActionKey>[] {
  return keysAt(request)
    .filter((key) => concerns(requestEventActors[key], actor, facts.application, request.chain))
    .map((key) => toAction(key, requestActionLabels[key], decideRequest(request, { type: key }, actor, facts)));
}

function openingAction(
  kind: RequestKind,
  state: ApplicationState,
  actor: Actor,
  facts: ApplicationFacts,
): Action<ApplicationActionKey> {
  const decision = decideApplication(state, { type: 'open_request', kind }, actor, facts);
  return toAction(`request:${kind}`, requestDefinitions[kind].label, decision);
}

function keysAt(request: RequestState): readonly RequestActionKey[] {
  switch (request.status) {
    case 'draft':
    case 'revision_required':
      return ['edit', 'submit', 'delete'];
    case 'submitted':
      return requestDefinitions[request.kind].rejectable
        ? ['recall', 'approve', 'return', 'reject']
        : ['recall', 'approve', 'return'];
    default:
      return [];
  }
}

/** Whether the actor can ever cause such an event, though perhaps not at this step or at this time. */
function concerns(
  allowed: AllowedActor,
  actor: Actor,
  facts: ApplicationFacts,
  chain: ApplicationState['chain'],
): boolean {
  switch (allowed) {
    case 'student':
      return isOwn(actor, facts) && actor.roles.includes('student');
    case 'student_or_staff':
      return concerns('student', actor, facts, chain) || seesStudent(actor, 'mobility', facts);
    case 'step_reviewer':
      return chain.some((step) => reviews(step, actor, facts));
    case 'office':
      return actor.roles.includes('office');
    case 'system':
      return false;
  }
}

function toAction<K extends ApplicationActionKey | RequestActionKey>(
  key: K,
  label: string,
  decision: ApplicationDecision | RequestDecision,
): Action<K> {
  return { key, label, allowed: decision.allowed, reason: decision.allowed ? null : decision.reason };
}
