import { type Problem, returnDueOn } from '@yuanhang/domain';
import { dateOf, type Kind } from './kind';

/** 返校手续: after its approval the student is back and no check-in is due any more. */
export const returnFormalities: Kind = {
  kind: 'return_formalities',
  phase: 'return',
  prefill: ({ mobility }) => ({ actualReturnOn: mobility.returnOn }),
  check(values, { facts }) {
    const returnedOn = dateOf(values, 'actualReturnOn');
    const problem = (code: string, message: string): Problem[] => [{ field: 'actualReturnOn', code, message }];
    if (returnedOn === null) return [];
    if (returnedOn > facts.today) return problem('in_the_future', '实际返校日期不能晚于今天');
    if (facts.arrivedOn !== null && returnedOn < facts.arrivedOn) return problem('date_order', '不能早于抵达日期');
    return [];
  },
  mobilityAfter(values) {
    const returnOn = dateOf(values, 'actualReturnOn');
    if (returnOn === null) return {};
    return { returnOn, nextCheckInOn: null, returnDueOn: returnDueOn(returnOn) };
  },
};
