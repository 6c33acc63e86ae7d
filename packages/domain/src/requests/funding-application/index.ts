import { fundingDueOn } from '../../deadlines/due-dates';
import { fenOf } from '../../forms/values';
import { ending } from '../../lifecycle/change';
import { fundingEligible, returnApproved, returnSubmitted } from '../../lifecycle/conditions';
import { defineRequestKind } from '../request-kind';
import { fundingApplicationForm } from './form';

/** 资助申请: concerns only money; an approval or a rejection closes the application. */
export const fundingApplication = defineRequestKind({
  label: '资助申请',
  form: fundingApplicationForm,
  chain: ['office', 'finance'],
  readers: { bankAccount: 'finance' },
  stages: ['dispatched', 'returned'],
  tooEarly: '提交返校手续后可用',
  tooLate: '已办结',
  eligibility: fundingEligible,
  conditions: [returnSubmitted],
  decideConditions: [returnApproved],
  once: true,
  task: {
    stage: 'returned',
    title: '申请资助',
    dueOn: ({ returnApprovedOn }) => (returnApprovedOn === null ? null : fundingDueOn(returnApprovedOn)),
    detail: '不需要资助可以放弃',
  },
  prefill: ({ student }) => ({ accountHolder: student.name }),
  requestedFen: (values) => fenOf(values, 'amount'),
  decidedAt: ['returned'],
  approval: () => ending('closed'),
  rejection: ending('closed'),
  // The message about the amount adds information to the message that the application is closed.
  announcedBesideStage: true,
});
