import fc from 'fast-check';
import * as people from '../../test/build';
import { asked, StayModel } from '../../test/stay-model';
import type { FormValues } from '../forms/definition';
import { addDays } from '../time';
import type { RequestKind } from '../vocabulary';
import type { StayFacts } from './request-kind';
import { afterStayChange, stayChangeText } from './stay-change';

const staff = [people.collegeReviewer, people.office, people.finance];
const movers = [
  'dispatch_confirmation',
  'pre_departure_change',
  'budget_application',
  'plan_change',
  'return_formalities',
] as const;

const date = fc.integer({ min: -20, max: 60 }).map((days) => addDays('2026-11-26', days));
const answers: fc.Arbitrary<FormValues> = fc
  .record({
    changeType: fc.constantFrom('extension', 'early_return', 'host'),
    departOn: date,
    stays: fc.integer({ min: 0, max: 90 }),
    host: fc.constantFrom('洪堡大学', '柏林工业大学'),
    asks: fc.subarray(['newStartOn', 'newEndOn', 'newHost'], { minLength: 1 }),
    home: fc.integer({ min: -20, max: 0 }).map((days) => addDays('2026-11-26', days)),
  })
  .map(({ changeType, departOn, stays, host, asks, home }) => {
    const returnOn = addDays(departOn, stays);
    const wanted: FormValues = { newStartOn: departOn, newEndOn: returnOn, newHost: host };
    return {
      changeType,
      departOn,
      returnOn,
      actualReturnOn: home,
      ...Object.fromEntries(asks.map((key) => [key, wanted[key] ?? null])),
      newReturnOn: changeType === 'host' ? null : returnOn,
      ...(changeType === 'host' ? { newHost: host } : {}),
    };
  });
const singleActs = ['begin', 'fill', 'submit', 'approve', 'return', 'recall', 'check_in'] as const;
/** The combined acts come more often, because single ones rarely follow each other in the order of a whole request. */
const act = fc.oneof(fc.constantFrom('ask', 'approve_fully'), fc.constantFrom(...singleActs));
const command = fc.record({ act, kind: fc.constantFrom(...movers), values: answers, who: fc.constantFrom(...staff) });
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

function run(model: StayModel, { act: what, kind, values, who }: Command): void {
  switch (what) {
    case 'begin':
      model.begin(kind, people.student);
      return;
    case 'fill':
      model.fill(kind, people.student, values);
      return;
    case 'submit':
    case 'recall':
      model.actOnRequest(kind, { type: what }, people.student);
      return;
    case 'approve':
    case 'return':
      model.actOnRequest(kind, { type: what }, who);
      return;
    case 'approve_fully':
      for (const one of staff) model.actOnRequest(kind, { type: 'approve' }, one);
      return;
    case 'check_in':
      model.act({ type: 'check_in' }, people.student);
      return;
    case 'ask':
      model.begin(kind, people.student);
      model.fill(kind, people.student, values);
      model.actOnRequest(kind, { type: 'submit' }, people.student);
  }
}

it('lets no approval overwrite what was settled after its answers were given, for any sequence of requests', () => {
  const approvals = new Map<RequestKind, number>();
  fc.assert(
    fc.property(
      fc.constantFrom('under_review', 'approved', 'dispatched'),
      fc.array(command, { minLength: 10, maxLength: 50 }),
      (stage, commands) => {
        const model = new StayModel({ arrivedOn: null, departOn: '2026-11-10', returnOn: '2026-12-20' });
        model.state = people.buildState({ stage, chain: ['college', 'office'], stepIndex: 1 });
        for (const one of commands) {
          const before = model.stay();
          const form = model.valuesOf(one.kind);
          const was = model.requests.get(one.kind)?.status;
          run(model, one);
          const isApproval = was === 'submitted' && model.requests.get(one.kind)?.status === 'approved';
          if (isApproval) approvals.set(one.kind, (approvals.get(one.kind) ?? 0) + 1);
          expect(model.stay()).toEqual(isApproval ? { ...before, ...asked(one.kind, form) } : before);
        }
        expect(model.overwritten).toEqual([]);
      },
    ),
    { numRuns: 1200 },
  );
  expect([...approvals.keys()].sort()).toEqual([...movers].sort());
});

describe('an open request, when the stay changes', () => {
  const before: StayFacts = { departOn: '2027-01-29', returnOn: '2027-06-30', host: null };
  const after = { ...before, departOn: '2027-02-12' };
  const confirmation = { departOn: '2027-01-29', returnOn: '2027-06-30', insurer: '中国人保' };
  const of = (kind: RequestKind, status: 'draft' | 'submitted' | 'approved', values: FormValues) =>
    afterStayChange({ kind, status, values }, before, after);

  it('goes back when it was submitted for the old dates, and states the new ones', () => {
    const values = { ...confirmation, departOn: '2027-02-12' };
    expect(of('dispatch_confirmation', 'submitted', confirmation)).toEqual({ outcome: 'goes_back', values });
    expect(of('dispatch_confirmation', 'draft', confirmation)).toEqual({ outcome: 'takes_over', values });
    expect(of('dispatch_confirmation', 'submitted', values)).toEqual({ outcome: 'unchanged', values });
    expect(of('dispatch_confirmation', 'approved', confirmation).outcome).toBe('unchanged');
  });

  it('goes back when its contact belongs to the former host', () => {
    const elsewhere = { ...before, host: '洪堡大学' };
    const submitted = { kind: 'dispatch_confirmation', status: 'submitted', values: confirmation } as const;
    expect(afterStayChange(submitted, before, elsewhere)).toEqual({ outcome: 'goes_back', values: confirmation });
  });

  it('stays with its reviewers when it asks only for money', () => {
    expect(of('budget_application', 'submitted', { livingAmount: 100 }).outcome).toBe('stays');
    expect(of('budget_application', 'draft', { livingAmount: 100 }).outcome).toBe('unchanged');
  });

  it('goes back when it asks to change the same date', () => {
    const values = { changeType: 'change', newStartOn: '2027-01-15', newEndOn: null };
    expect(of('pre_departure_change', 'submitted', values)).toEqual({ outcome: 'goes_back', values });
    const onlyEnd = { changeType: 'change', newEndOn: '2027-07-15' };
    expect(of('pre_departure_change', 'submitted', onlyEnd).outcome).toBe('unchanged');
    expect(of('pre_departure_change', 'submitted', { changeType: 'cancel' }).outcome).toBe('unchanged');
  });

  it('is explained in words', () => {
    expect(stayChangeText(before, { ...after, host: '洪堡大学' }, '2027-01-01')).toBe(
      '出发日期由 1 月 29 日改为 2 月 12 日，接收院校或机构由 原定院校改为 洪堡大学',
    );
  });
});
