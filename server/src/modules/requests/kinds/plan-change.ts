import { type FormValues, formatDate, type Problem } from '@yuanhang/domain';
import type { ApplicationRecord } from '../../applications';
import { dateOf, type Kind } from './kind';

/** Null except for an extension or an early return: the form drops fields that its type does not ask for. */
const newReturnOn = (values: FormValues) => dateOf(values, 'newReturnOn');

/** 变更交流计划: a longer or shorter stay, or another host or plan while abroad. */
export const planChange: Kind = {
  kind: 'plan_change',
  phase: null,
  prefill: () => ({}),
  check(values, { mobility, facts }) {
    const wanted = newReturnOn(values);
    const { returnOn, arrivedOn, departOn } = mobility;
    if (wanted === null || returnOn === null) return [];
    const problem = (code: string, message: string): Problem[] => [{ field: 'newReturnOn', code, message }];
    const now = formatDate(returnOn, facts.today);
    if (values.changeType === 'extension') {
      return wanted > returnOn ? [] : problem('date_order', `延期后应晚于现在的返校日期 ${now}`);
    }
    if (wanted >= returnOn) return problem('date_order', `提前返校应早于现在的返校日期 ${now}`);
    const since = arrivedOn ?? departOn;
    if (since !== null && wanted < since) return problem('date_order', '返校日期不能早于抵达日期');
    return wanted < facts.today ? problem('in_the_past', '返校日期不能早于今天') : [];
  },
  datesAfter: (values, { mobility }: ApplicationRecord) => {
    const wanted = newReturnOn(values);
    return wanted === null ? null : { departOn: mobility.departOn, returnOn: wanted };
  },
  mobilityAfter: (_values, _application, consequences) =>
    consequences === null
      ? {}
      : {
          returnOn: consequences.after.returnOn,
          returnDueOn: consequences.after.returnDueOn,
          nextCheckInOn: consequences.after.checkIns[0] ?? null,
        },
};
