import type { FormValues } from '../../forms/definition';
import { dateOf, textOf } from '../../forms/values';
import { ending, endingWithPlace } from '../../lifecycle/change';
import { implausibleStay } from '../implausible-stay';
import { defineRequestKind, type RequestSubject, type StayDates } from '../request-kind';
import { preDepartureChangeForm } from './form';

const cancels = (values: FormValues) => values.changeType === 'cancel';

const newHost = (values: FormValues) => textOf(values, 'newHost') || null;

const dates = { departOn: 'newStartOn', returnOn: 'newEndOn' };

/** The dates after an approval: those of the form, otherwise the current ones. */
const planned = (values: FormValues, { facts }: RequestSubject): StayDates => ({
  departOn: dateOf(values, 'newStartOn') ?? facts.departOn,
  returnOn: dateOf(values, 'newEndOn') ?? facts.returnOn,
});

/** 派出前变更: other dates or another host before departure, or a cancellation. */
export const preDepartureChange = defineRequestKind({
  label: '派出前变更',
  form: preDepartureChangeForm,
  chain: ['college', 'office'],
  stages: ['under_review', 'supplement_required', 'revision_required', 'approved'],
  tooEarly: '提交申请后可用',
  tooLate: '已派出，请使用变更交流计划',
  check(values, subject) {
    if (cancels(values)) return [];
    const { departOn, returnOn } = planned(values, subject);
    const given = { departOn: dateOf(values, 'newStartOn'), returnOn: dateOf(values, 'newEndOn') };
    const { facts } = subject;
    const implausible = implausibleStay(given, dates, { settled: facts, today: facts.today });
    if (implausible.length > 0 || departOn === null || returnOn === null || departOn <= returnOn) return implausible;
    const field = dateOf(values, 'newEndOn') === null ? 'newStartOn' : 'newEndOn';
    return [{ field, code: 'date_order', message: '结束日期不能早于开始日期' }];
  },
  cancels,
  approval(application) {
    if (!application.cancels) return {};
    return application.stage === 'approved' ? endingWithPlace('cancelled') : ending('cancelled');
  },
  datesAfter: (values, subject) => (cancels(values) ? null : planned(values, subject)),
  dates,
  restsOn: (values) => [
    ...(dateOf(values, 'newStartOn') === null ? [] : (['departOn'] as const)),
    ...(dateOf(values, 'newEndOn') === null ? [] : (['returnOn'] as const)),
    ...(newHost(values) === null ? [] : (['host'] as const)),
  ],
  mobilityAfter(values, subject) {
    if (cancels(values)) return {};
    const host = newHost(values);
    return { ...planned(values, subject), ...(host === null ? {} : { host }) };
  },
});
