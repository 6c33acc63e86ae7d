import { asksToCancel } from '@yuanhang/domain';
import type { ApplicationRecord } from '../../applications';
import { dateOf, type Kind } from './kind';

/** The dates after an approval: those of the form, else the current ones. */
const planned = (values: Parameters<Kind['check']>[0], { mobility }: ApplicationRecord) => ({
  departOn: dateOf(values, 'newStartOn') ?? mobility.departOn,
  returnOn: dateOf(values, 'newEndOn') ?? mobility.returnOn,
});

/** 派出前变更: other dates or host, or not going at all. */
export const preDepartureChange: Kind = {
  kind: 'pre_departure_change',
  phase: null,
  prefill: () => ({}),
  check(values, application) {
    const { departOn, returnOn } = planned(values, application);
    if (asksToCancel(values) || departOn === null || returnOn === null || departOn <= returnOn) return [];
    const field = dateOf(values, 'newEndOn') === null ? 'newStartOn' : 'newEndOn';
    return [{ field, code: 'date_order', message: '结束日期不能早于开始日期' }];
  },
  datesAfter: (values, application) => (asksToCancel(values) ? null : planned(values, application)),
  mobilityAfter: (values, application) => (asksToCancel(values) ? {} : planned(values, application)),
};
