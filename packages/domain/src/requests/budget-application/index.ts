import { budgetTotal } from '../../forms/budget';
import { budgetEligible } from '../../lifecycle/conditions';
import { defineRequestKind } from '../request-kind';
import { budgetApplicationForm } from './form';

/** 经费预算申请: concerns only money; it does not change the application. */
export const budgetApplication = defineRequestKind({
  label: '经费预算申请',
  form: budgetApplicationForm,
  chain: ['office', 'finance'],
  stages: ['approved', 'dispatched'],
  tooEarly: '校内审核通过后可用',
  tooLate: '返校后不能再申请',
  announcedAt: ['under_review', 'supplement_required', 'revision_required'],
  eligibility: budgetEligible,
  once: true,
  requestedFen: budgetTotal,
  restsOn: () => ['departOn', 'returnOn'],
  // A budget submitted before the return may be decided after it.
  decidedAt: ['approved', 'dispatched', 'returned'],
});
