import type { Stage } from '../vocabulary';
import type { applicationActionKeys } from './action';

/** Stages at which an action is shown, allowed or not; it is hidden at all others. */
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
