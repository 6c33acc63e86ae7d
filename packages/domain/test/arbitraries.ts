import fc from 'fast-check';
import {
  type Actor,
  type ApplicationEvent,
  type ApplicationFacts,
  type ApplicationState,
  addDays,
  type PlainDate,
  type RequestKind,
  type RequestState,
  type RequestSummary,
  requestKinds,
  requestStatuses,
  reviewSteps,
  roles,
  stages,
} from '../src';

export const plainDate: fc.Arbitrary<PlainDate> = fc
  .integer({ min: -20_000, max: 60_000 })
  .map((n) => addDays('2000-01-01', n));

const nearDate = fc.integer({ min: -100, max: 100 }).map((n) => addDays('2026-11-26', n));
const maybeDate = fc.option(nearDate);

const chain = fc.array(fc.constantFrom(...reviewSteps), { minLength: 1, maxLength: 3 });

export const state: fc.Arbitrary<ApplicationState> = chain.chain((steps) =>
  fc.record({
    stage: fc.constantFrom(...stages),
    chain: fc.constant(steps),
    stepIndex: fc.integer({ min: 0, max: steps.length - 1 }),
    askingStep: fc.option(fc.integer({ min: 0, max: steps.length - 1 })),
    returningStep: fc.option(fc.integer({ min: 0, max: steps.length - 1 })),
    everSubmitted: fc.boolean(),
  }),
);

export const request: fc.Arbitrary<RequestState> = chain.chain((steps) =>
  fc.record({
    kind: fc.constantFrom(...requestKinds),
    status: fc.constantFrom(...requestStatuses),
    chain: fc.constant(steps),
    stepIndex: fc.integer({ min: 0, max: steps.length - 1 }),
    returningStep: fc.option(fc.integer({ min: 0, max: steps.length - 1 })),
    everSubmitted: fc.boolean(),
    cancels: fc.boolean(),
  }),
);

const summaries: fc.Arbitrary<Partial<Record<RequestKind, RequestSummary>>> = fc.dictionary(
  fc.constantFrom(...requestKinds),
  fc.record({ status: fc.constantFrom(...requestStatuses), cancels: fc.boolean() }),
);

const unmet = fc.array(fc.constant({ code: 'agreement_missing', message: '请先签署学习协议' }), { maxLength: 1 });

export const facts: fc.Arbitrary<ApplicationFacts> = fc.record({
  today: fc.constant('2026-11-26'),
  studentId: fc.constant('lin'),
  collegeId: fc.constant('languages'),
  entry: fc.record({
    windowOpen: fc.boolean(),
    lateEntry: fc.boolean(),
    lateWindowOpen: fc.boolean(),
    passValid: fc.boolean(),
    closesOn: maybeDate,
  }),
  fundingEligible: fc.boolean(),
  budgetEligible: fc.boolean(),
  placesLeft: fc.option(fc.integer({ min: 0, max: 3 })),
  missingCount: fc.integer({ min: 0, max: 3 }),
  taskDueOn: maybeDate,
  departOn: maybeDate,
  returnOn: maybeDate,
  arrivedOn: maybeDate,
  nextCheckInOn: maybeDate,
  returnDueOn: maybeDate,
  returnApprovedOn: maybeDate,
  requests: summaries,
  unmet: fc.record({ lastApproval: unmet, dispatch: unmet }),
});

export const actor: fc.Arbitrary<Actor> = fc.record({
  userId: fc.constantFrom('lin', 'somebody'),
  roles: fc.subarray([...roles]),
  collegeIds: fc.subarray(['languages', 'physics']),
});

const plainEvents = [
  'edit',
  'attach',
  'submit',
  'recall',
  'delete',
  'supplement',
  'check_in',
  'waive_funding',
  'approve',
  'return',
  'reject',
  'ask_supplement',
  'withdraw_supplement',
  'office_cancel',
  'window_closed',
  'close',
] as const;

export const applicationEvents: readonly ApplicationEvent[] = [
  ...plainEvents.map((type) => ({ type })),
  ...requestKinds.map((kind) => ({ type: 'open_request', kind }) as const),
  ...requestKinds.map((kind) => ({ type: 'request_approved', kind, cancels: false }) as const),
  ...requestKinds.map((kind) => ({ type: 'request_rejected', kind }) as const),
  { type: 'request_approved', kind: 'pre_departure_change', cancels: true },
];
export const applicationEvent = fc.constantFrom(...applicationEvents);
