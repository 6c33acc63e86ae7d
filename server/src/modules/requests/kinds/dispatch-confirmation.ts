import { returnDueOn } from '@yuanhang/domain';
import { dateOf, type Kind } from './kind';

/** 派出确认: approved, the trip is on, with the dates it really has. */
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
    // The first check-in is the arrival's, counted from the departure; the grid begins with it.
    return { departOn, returnOn, nextCheckInOn: null, returnDueOn: returnOn === null ? null : returnDueOn(returnOn) };
  },
};
