import {
  buildFacts,
  buildRequest,
  buildRequestFacts,
  buildState,
  collegeReviewer,
  finance,
  office,
  student,
} from '../../test/build';
import { requestKinds } from '../vocabulary';
import { applicationActions, requestActions } from './actions';
import { systemActor } from './actor';
import { decideApplication } from './decide-application';
import { decideRequest } from './decide-request';
import type { ApplicationFacts } from './state';

const reasonOf = (decision: ReturnType<typeof decideApplication> | ReturnType<typeof decideRequest>) =>
  decision.allowed ? null : decision.reason;

describe('after approval', () => {
  const approved = buildState({ stage: 'approved', stepIndex: 1 });
  const dispatched = buildState({ stage: 'dispatched', stepIndex: 1 });

  it('an approved cancellation releases the place and closes everything open', () => {
    const event = { type: 'request_approved', kind: 'pre_departure_change', cancels: true } as const;
    const facts = buildFacts({ requests: { budget_application: { status: 'submitted', cancels: false } } });
    expect(decideApplication(approved, event, systemActor, facts)).toMatchObject({
      to: 'cancelled',
      releasesPlace: true,
      voids: requestKinds,
    });
    expect(decideApplication(buildState(), event, systemActor, facts)).toMatchObject({
      to: 'cancelled',
      releasesPlace: false,
    });
  });

  it('dispatch waits for a pending change, and voids one that was never submitted', () => {
    const request = buildRequest({ kind: 'dispatch_confirmation', chain: ['office'] });
    const pending = buildFacts({ requests: { pre_departure_change: { status: 'submitted', cancels: false } } });
    const known = buildRequestFacts({ stage: 'approved', application: pending });
    expect(reasonOf(decideRequest(request, { type: 'approve' }, office, known))?.code).toBe('change_pending');
    const clear = decideRequest(request, { type: 'approve' }, office, { ...known, application: buildFacts() });
    expect(clear).toMatchObject({
      to: 'approved',
      follows: { type: 'request_approved', kind: 'dispatch_confirmation' },
    });
    if (!clear.allowed || !clear.follows) throw new Error('nothing follows');
    expect(decideApplication(approved, clear.follows, systemActor, buildFacts())).toMatchObject({
      to: 'dispatched',
      voids: ['pre_departure_change'],
    });
  });

  it.each(['dispatch_confirmation', 'return_formalities'] as const)('never rejects a %s', (kind) => {
    const request = buildRequest({ kind, chain: ['office'] });
    const facts = buildRequestFacts({ stage: kind === 'dispatch_confirmation' ? 'approved' : 'dispatched' });
    expect(reasonOf(decideRequest(request, { type: 'reject' }, office, facts))?.code).toBe('only_sent_back');
    expect(requestActions(request, office, facts).map((action) => action.key)).toEqual(['approve', 'return']);
  });

  it('the office may cancel until the arrival', () => {
    const before = buildFacts({ departOn: '2026-11-20' });
    expect(decideApplication(dispatched, { type: 'office_cancel' }, office, before)).toMatchObject({
      to: 'cancelled',
      releasesPlace: true,
    });
    const after = { ...before, arrivedOn: '2026-11-21' };
    expect(reasonOf(decideApplication(dispatched, { type: 'office_cancel' }, office, after))?.code).toBe('arrived');
    expect(decideApplication(dispatched, { type: 'office_cancel' }, collegeReviewer, before).allowed).toBe(false);
  });

  it('allows a check-in from a week before departure, by the student or on their behalf', () => {
    const early = buildFacts({ departOn: '2026-12-04' });
    expect(reasonOf(decideApplication(dispatched, { type: 'check_in' }, student, early))?.message).toBe(
      '11 月 27 日起可用',
    );
    const inTime = buildFacts({ departOn: '2026-12-03' });
    for (const actor of [student, office, collegeReviewer]) {
      expect(decideApplication(dispatched, { type: 'check_in' }, actor, inTime).allowed).toBe(true);
    }
    const proxy = applicationActions(dispatched, office, inTime).find((action) => action.key === 'check_in');
    expect(proxy?.label).toBe('代为打卡');
    expect(decideApplication(dispatched, { type: 'check_in' }, finance, inTime).allowed).toBe(false);
  });
});

describe('plan change and return', () => {
  const dispatched = buildState({ stage: 'dispatched', stepIndex: 1 });
  const abroad = { departOn: '2026-09-01', arrivedOn: '2026-09-02', returnOn: '2027-01-31' };
  const withReturn = (status: 'submitted' | 'revision_required') =>
    buildFacts({ ...abroad, requests: { return_formalities: { status, cancels: false } } });
  const open = (facts: ApplicationFacts) =>
    decideApplication(dispatched, { type: 'open_request', kind: 'plan_change' }, student, facts);

  it('blocks a plan change once the return is submitted until it is recalled', () => {
    expect(reasonOf(open(withReturn('submitted')))?.message).toBe('返校手续已提交，请先撤回');
    expect(open(withReturn('revision_required')).allowed).toBe(true);
    const decision = decideRequest(
      buildRequest({ chain: ['office'] }),
      { type: 'approve' },
      office,
      buildRequestFacts({ application: withReturn('submitted') }),
    );
    expect(reasonOf(decision)?.code).toBe('return_submitted');
  });

  it('blocks a return while a plan change is under review', () => {
    const facts = buildFacts({ ...abroad, requests: { plan_change: { status: 'submitted', cancels: false } } });
    const request = buildRequest({ kind: 'return_formalities', status: 'draft' });
    const known = buildRequestFacts({ application: facts });
    expect(reasonOf(decideRequest(request, { type: 'submit' }, student, known))?.code).toBe('plan_change_pending');
  });

  it('opens the return only after arrival', () => {
    const event = { type: 'open_request', kind: 'return_formalities' } as const;
    expect(reasonOf(decideApplication(dispatched, event, student, buildFacts()))?.code).toBe('not_arrived');
    expect(decideApplication(dispatched, event, student, buildFacts(abroad)).allowed).toBe(true);
  });

  it('closes at once without funding, and otherwise waits for it', () => {
    const event = { type: 'request_approved', kind: 'return_formalities', cancels: false } as const;
    expect(decideApplication(dispatched, event, systemActor, buildFacts({ fundingEligible: false }))).toMatchObject({
      to: 'returned',
      follows: { type: 'close' },
    });
    expect(decideApplication(dispatched, event, systemActor, buildFacts())).toMatchObject({
      to: 'returned',
      voids: ['plan_change'],
      follows: null,
    });
  });
});

describe('funding and budget', () => {
  const dispatched = buildState({ stage: 'dispatched', stepIndex: 1 });
  const returned = buildState({ stage: 'returned', stepIndex: 1 });
  const claim = buildRequest({ kind: 'funding_application', chain: ['office', 'finance'], stepIndex: 1 });
  const sentBack = buildFacts({ requests: { return_formalities: { status: 'revision_required', cancels: false } } });

  it('can be claimed once the return report is submitted', () => {
    const event = { type: 'open_request', kind: 'funding_application' } as const;
    const submitted = buildFacts({ requests: { return_formalities: { status: 'submitted', cancels: false } } });
    expect(decideApplication(dispatched, event, student, submitted).allowed).toBe(true);
    expect(reasonOf(decideApplication(dispatched, event, student, sentBack))?.code).toBe('return_not_submitted');
  });

  it('keeps a claim when the report is sent back, but does not decide it before the report is approved', () => {
    const facts = buildRequestFacts({ application: sentBack, requestedFen: 800_000 });
    for (const type of ['approve', 'reject'] as const) {
      expect(reasonOf(decideRequest(claim, { type }, finance, facts))?.code).toBe('return_not_approved');
    }
    expect(decideRequest(claim, { type: 'return' }, finance, facts).allowed).toBe(true);
    const later = { ...facts, stage: 'returned' } as const;
    expect(decideRequest(claim, { type: 'approve' }, finance, later)).toMatchObject({
      to: 'approved',
      approvedFen: 800_000,
      follows: { type: 'request_approved', kind: 'funding_application' },
    });
    expect(decideRequest(claim, { type: 'reject' }, finance, later)).toMatchObject({
      to: 'rejected',
      follows: { type: 'request_rejected', kind: 'funding_application' },
    });
  });

  it.each([0, -1, 800_001, 1.5, Number.NaN])('never grants %p of 8,000 yuan', (amountFen) => {
    const facts = buildRequestFacts({ stage: 'returned', requestedFen: 800_000 });
    expect(reasonOf(decideRequest(claim, { type: 'approve', amountFen }, finance, facts))?.code).toBe(
      'amount_too_high',
    );
  });

  it('closes when funding is decided, waived, or 60 days have passed', () => {
    const kind = 'funding_application';
    for (const decided of [
      { type: 'request_approved', kind, cancels: false },
      { type: 'request_rejected', kind },
    ] as const) {
      expect(decideApplication(returned, decided, systemActor, buildFacts())).toMatchObject({ to: 'closed' });
      expect(decideApplication(dispatched, decided, systemActor, buildFacts()).allowed).toBe(false);
    }
    expect(decideApplication(returned, { type: 'waive_funding' }, student, buildFacts())).toMatchObject({
      to: 'closed',
    });
    const lastDay = buildFacts({ returnApprovedOn: '2026-09-27' });
    expect(decideApplication(returned, { type: 'close' }, systemActor, lastDay).allowed).toBe(false);
    const over = buildFacts({ returnApprovedOn: '2026-09-26' });
    expect(decideApplication(returned, { type: 'close' }, systemActor, over)).toMatchObject({ to: 'closed' });
    const claimed = { ...over, requests: { funding_application: { status: 'submitted', cancels: false } } } as const;
    expect(decideApplication(returned, { type: 'close' }, systemActor, claimed).allowed).toBe(false);
    expect(decideApplication(returned, { type: 'waive_funding' }, student, claimed).allowed).toBe(false);
  });

  it('hides budget and funding requests where the programme offers none', () => {
    const facts = buildFacts({ fundingEligible: false, budgetEligible: false });
    for (const stage of ['under_review', 'approved', 'dispatched', 'returned'] as const) {
      const keys = applicationActions(buildState({ stage }), student, facts).map((action) => action.key);
      expect(keys).not.toContain('request:budget_application');
      expect(keys).not.toContain('request:funding_application');
      expect(keys).not.toContain('waive_funding');
    }
  });

  it('allows a budget that was sent back before the return to be finished', () => {
    const request = buildRequest({ kind: 'budget_application', status: 'revision_required', returningStep: 1 });
    const facts = buildRequestFacts({ stage: 'returned', requestedFen: 100 });
    expect(decideRequest(request, { type: 'submit' }, student, facts)).toMatchObject({ to: 'submitted', stepIndex: 1 });
    const draft = decideRequest({ ...request, status: 'draft' }, { type: 'submit' }, student, facts);
    expect(reasonOf(draft)?.message).toBe('返校后不能再申请');
  });
});
