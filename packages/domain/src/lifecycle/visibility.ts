import type { RequestKind, Stage } from '../vocabulary';
import type { applicationActionKeys } from './action';
import { requestRules } from './request-rules';
import type { ApplicationFacts } from './state';

/** Stages at which an action is worth showing, allowed or not; elsewhere it would only be noise. */
export const actionStages: Readonly<Record<(typeof applicationActionKeys)[number], readonly Stage[]>> = {
  edit: ['draft', 'revision_required'],
  submit: ['draft', 'revision_required'],
  recall: ['under_review', 'supplement_required'],
  delete: ['draft'],
  supplement: ['supplement_required'],
  check_in: ['approved', 'dispatched'],
  waive_funding: ['returned'],
  approve: ['under_review', 'supplement_required', 'revision_required'],
  return: ['under_review'],
  reject: ['under_review', 'supplement_required', 'revision_required'],
  ask_supplement: ['under_review'],
  withdraw_supplement: ['supplement_required'],
  office_cancel: ['approved', 'dispatched'],
};

/** From where on a request is announced before it can be opened. */
const announcedAt: Readonly<Record<RequestKind, readonly Stage[]>> = {
  dispatch_confirmation: ['under_review', 'supplement_required', 'revision_required'],
  pre_departure_change: [],
  budget_application: ['under_review', 'supplement_required', 'revision_required'],
  plan_change: ['approved'],
  return_formalities: ['approved'],
  funding_application: [],
};

/** Whether a request of the kind is worth showing: never where the programme does not offer it. */
export function showsRequest(kind: RequestKind, stage: Stage, facts: ApplicationFacts): boolean {
  if (kind === 'budget_application' && !facts.budgetEligible) return false;
  if (kind === 'funding_application' && !facts.fundingEligible) return false;
  return requestRules[kind].stages.includes(stage) || announcedAt[kind].includes(stage);
}
