import { returnDueOn } from '../../deadlines/due-dates';
import type { Problem } from '../../forms/definition';
import { dateOf } from '../../forms/values';
import { arrived, noPlanChangePending } from '../../lifecycle/conditions';
import { defineRequestKind } from '../request-kind';
import { returnFormalitiesForm } from './form';

/** 返校手续: after its approval the student is back and no more check-ins are due. */
export const returnFormalities = defineRequestKind({
  label: '返校手续',
  form: returnFormalitiesForm,
  chain: ['college', 'office'],
  materials: 'return',
  document: '返校总结表',
  stages: ['dispatched'],
  tooEarly: '派出后可用',
  tooLate: '返校手续已办结',
  announcedAt: ['approved'],
  conditions: [arrived],
  submitConditions: [noPlanChangePending],
  once: true,
  rejectable: false,
  task: { stage: 'dispatched', title: '办理返校手续', dueOn: (facts) => facts.returnDueOn, detail: '' },
  prefill: ({ facts }) => ({ actualReturnOn: facts.returnOn }),
  check(values, { facts }) {
    const returnedOn = dateOf(values, 'actualReturnOn');
    const problem = (code: string, message: string): Problem[] => [{ field: 'actualReturnOn', code, message }];
    if (returnedOn === null) return [];
    if (returnedOn > facts.today) return problem('in_the_future', '实际返校日期不能晚于今天');
    if (facts.arrivedOn !== null && returnedOn < facts.arrivedOn) return problem('date_order', '不能早于抵达日期');
    return [];
  },
  approval: ({ facts }) => ({
    to: 'returned',
    voids: ['plan_change'],
    follows: facts.fundingEligible ? null : { type: 'close' },
  }),
  dates: { returnOn: 'actualReturnOn' },
  reportsPast: true,
  states: { returnOn: 'actualReturnOn' },
  mobilityAfter(values) {
    const returnOn = dateOf(values, 'actualReturnOn');
    if (returnOn === null) return {};
    return { returnOn, nextCheckInOn: null, returnDueOn: returnDueOn(returnOn) };
  },
});
