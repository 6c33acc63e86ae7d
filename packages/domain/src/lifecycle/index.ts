export {
  type Action,
  type ApplicationActionKey,
  applicationActionKeys,
  type NextStep,
  type Reason,
  type RequestActionKey,
  requestActionKeys,
} from './action';
export { applicationActions, requestActions } from './actions';
export { type Actor, isOwn, type RecordOwner, studentActor, systemActor } from './actor';
export { currentStep, decideApplication } from './decide-application';
export { currentRequestStep, decideRequest } from './decide-request';
export type {
  ApplicationDecision,
  ApplicationMove,
  Refusal,
  RequestDecision,
  RequestMove,
  SupplementEnding,
} from './decision';
export { type ApplicationEvent, needsComment, type RequestEvent } from './event';
export { nextStep } from './next-step';
export {
  lastReviewOf,
  type Milestone,
  milestoneLabels,
  milestones,
  milestonesDone,
  type ProgressStep,
  progress,
  reviewEvents,
} from './progress';
export { decideStart, type StartDecision, type StartFacts } from './start';
export {
  type ApplicationFacts,
  type ApplicationState,
  type EntryFacts,
  noUnmetConditions,
  type RequestFacts,
  type RequestState,
  type RequestSummary,
  type UnmetConditions,
} from './state';
