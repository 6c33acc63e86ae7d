import type { FormValues, Problem } from '../../forms/definition';
import { dateOf, textOf } from '../../forms/values';
import { returnNotSubmitted } from '../../lifecycle/conditions';
import { formatDate } from '../../time';
import { defineRequestKind } from '../request-kind';
import { planChangeForm } from './form';

/** Null except for an extension or an early return: the form drops fields that its type does not need. */
const newReturnOn = (values: FormValues) => dateOf(values, 'newReturnOn');
/** Null except for another host. */
const newHost = (values: FormValues) => textOf(values, 'newHost') || null;

/** 变更交流计划: a longer or shorter stay, or another host or plan while abroad. */
export const planChange = defineRequestKind({
  label: '变更交流计划',
  form: planChangeForm,
  chain: ['college', 'office'],
  stages: ['dispatched'],
  tooEarly: '派出后可用',
  tooLate: '返校后不能再变更',
  announcedAt: ['approved'],
  conditions: [returnNotSubmitted],
  decideConditions: [returnNotSubmitted],
  check(values, { facts }) {
    const { returnOn, arrivedOn, departOn, today } = facts;
    const wanted = newReturnOn(values);
    if (wanted === null || returnOn === null) return [];
    const problem = (code: string, message: string): Problem[] => [{ field: 'newReturnOn', code, message }];
    const now = formatDate(returnOn, today);
    if (values.changeType === 'extension') {
      return wanted > returnOn ? [] : problem('date_order', `延期后应晚于现在的返校日期 ${now}`);
    }
    if (wanted >= returnOn) return problem('date_order', `提前返校应早于现在的返校日期 ${now}`);
    const since = arrivedOn ?? departOn;
    if (since !== null && wanted < since) return problem('date_order', '返校日期不能早于抵达日期');
    return wanted < today ? problem('in_the_past', '返校日期不能早于今天') : [];
  },
  datesAfter(values, { facts }) {
    const wanted = newReturnOn(values);
    return wanted === null ? null : { departOn: facts.departOn, returnOn: wanted };
  },
  dates: { returnOn: 'newReturnOn' },
  restsOn: (values) => [
    ...(newReturnOn(values) === null ? [] : (['departOn', 'returnOn'] as const)),
    ...(newHost(values) === null ? [] : (['host'] as const)),
  ],
  mobilityAfter(values, _subject, consequences) {
    const host = newHost(values);
    return {
      ...(host === null ? {} : { host }),
      ...(consequences === null
        ? {}
        : {
            returnOn: consequences.after.returnOn,
            returnDueOn: consequences.after.returnDueOn,
            nextCheckInOn: consequences.after.checkIns[0] ?? null,
          }),
    };
  },
});
