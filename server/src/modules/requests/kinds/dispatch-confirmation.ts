import { returnDueOn } from '@yuanhang/domain';
import { dateOf, type Kind } from './kind';

/** 派出确认: its approval dispatches the student and writes the actual dates. */
export const dispatchConfirmation: Kind = {
  kind: 'dispatch_confirmation',
  phase: 'dispatch',
  prefill: ({ mobility, pages }) => ({
    departOn: mobility.departOn,
    returnOn: mobility.returnOn,
    emergencyName: pages.basic.emergencyName ?? null,
    emergencyRelation: pages.basic.emergencyRelation ?? null,
    emergencyPhone: pages.basic.emergencyPhone ?? null,
  }),
  check(values, { facts }) {
    const returnOn = dateOf(values, 'returnOn');
    if (returnOn === null || returnOn > facts.today) return [];
    return [{ field: 'returnOn', code: 'in_the_past', message: '返校日期应晚于今天' }];
  },
  mobilityAfter(values) {
    const departOn = dateOf(values, 'departOn');
    const returnOn = dateOf(values, 'returnOn');
    // The first check-in reports the arrival, and its dates count from the departure; the regular dates begin with it.
    return { departOn, returnOn, nextCheckInOn: null, returnDueOn: returnOn === null ? null : returnDueOn(returnOn) };
  },
};
