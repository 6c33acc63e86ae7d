import { dispatchConfirmationDueOn, returnDueOn } from '../../deadlines/due-dates';
import { dateOf } from '../../forms/values';
import { noPendingChange, readyForDispatch } from '../../lifecycle/conditions';
import { implausibleStay } from '../implausible-stay';
import { defineRequestKind } from '../request-kind';
import { dispatchConfirmationForm } from './form';

/** 派出确认: its approval dispatches the student and writes the actual dates. */
export const dispatchConfirmation = defineRequestKind({
  label: '派出确认',
  form: dispatchConfirmationForm,
  chain: ['office'],
  materials: 'dispatch',
  document: '派出确认表',
  readers: { travelDocumentNumber: 'office', visaNumber: 'office' },
  stages: ['approved'],
  tooEarly: '校内审核通过后可用',
  tooLate: '已完成派出确认',
  announcedAt: ['under_review', 'supplement_required', 'revision_required'],
  decideConditions: [noPendingChange],
  lastApprovalConditions: [readyForDispatch],
  once: true,
  rejectable: false,
  task: {
    stage: 'approved',
    title: '填写派出确认',
    dueOn: ({ departOn }) => (departOn === null ? null : dispatchConfirmationDueOn(departOn)),
    detail: '',
  },
  prefill: ({ facts, pages }) => ({
    departOn: facts.departOn,
    returnOn: facts.returnOn,
    emergencyName: pages.basic.emergencyName ?? null,
    emergencyRelation: pages.basic.emergencyRelation ?? null,
    emergencyPhone: pages.basic.emergencyPhone ?? null,
  }),
  check(values, { facts }) {
    const [departOn, returnOn] = [dateOf(values, 'departOn'), dateOf(values, 'returnOn')];
    const over =
      returnOn === null || returnOn > facts.today
        ? []
        : [{ field: 'returnOn', code: 'in_the_past', message: '返校日期应晚于今天' }];
    const given = { departOn, returnOn: over.length > 0 ? null : returnOn };
    const fields = { departOn: 'departOn', returnOn: 'returnOn' };
    return [...over, ...implausibleStay(given, fields, { settled: facts, today: facts.today })];
  },
  approval: () => ({ to: 'dispatched', voids: ['pre_departure_change'] }),
  dates: { departOn: 'departOn', returnOn: 'returnOn' },
  states: { departOn: 'departOn', returnOn: 'returnOn' },
  // The contact and the address abroad belong to the host.
  restsOn: () => ['host'],
  mobilityAfter(values) {
    const departOn = dateOf(values, 'departOn');
    const returnOn = dateOf(values, 'returnOn');
    // The first check-in reports the arrival and is due some days after the departure; the regular dates start with
    // it.
    return { departOn, returnOn, nextCheckInOn: null, returnDueOn: returnOn === null ? null : returnDueOn(returnOn) };
  },
});
