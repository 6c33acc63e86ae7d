import {
  buildFacts,
  buildRequest,
  buildRequestFacts,
  buildState,
  collegeReviewer,
  finance,
  office,
  student,
  studentOnStaff,
} from '../../test/build';
import { applicationActions } from './actions';
import { systemActor } from './actor';
import { decideApplication } from './decide-application';
import { decideRequest } from './decide-request';

const entry = buildFacts().entry;
const reasonOf = (decision: ReturnType<typeof decideApplication> | ReturnType<typeof decideRequest>) =>
  decision.allowed ? null : decision.reason;

describe('review', () => {
  it('goes from step to step and takes a place at the last one', () => {
    const first = decideApplication(buildState(), { type: 'approve' }, collegeReviewer, buildFacts());
    expect(first).toMatchObject({ allowed: true, to: 'under_review', stepIndex: 1, takesPlace: false });
    const last = decideApplication(buildState({ stepIndex: 1 }), { type: 'approve' }, office, buildFacts());
    expect(last).toMatchObject({ allowed: true, to: 'approved', takesPlace: true });
  });

  it('tells a reviewer which step decides', () => {
    expect(reasonOf(decideApplication(buildState(), { type: 'approve' }, office, buildFacts()))).toEqual({
      code: 'not_your_step',
      message: '目前由学院审核处理',
    });
    expect(reasonOf(decideApplication(buildState(), { type: 'approve' }, studentOnStaff, buildFacts()))?.code).toBe(
      'own_record',
    );
  });

  it('refuses decisions at a step that the chain does not have', () => {
    for (const actor of [collegeReviewer, office, finance]) {
      const decision = decideApplication(buildState({ stepIndex: 2 }), { type: 'approve' }, actor, buildFacts());
      expect(reasonOf(decision)?.code).toBe('no_review_chain');
      const request = decideRequest(buildRequest({ stepIndex: 2 }), { type: 'approve' }, actor, buildRequestFacts());
      expect(reasonOf(request)?.code).toBe('no_review_chain');
    }
  });

  it('refuses the last approval without a free place, but allows earlier steps', () => {
    const full = buildFacts({ placesLeft: 0 });
    expect(reasonOf(decideApplication(buildState({ stepIndex: 1 }), { type: 'approve' }, office, full))?.message).toBe(
      '名额已满',
    );
    expect(decideApplication(buildState(), { type: 'approve' }, collegeReviewer, full).allowed).toBe(true);
    const unlimited = buildFacts({ placesLeft: null });
    expect(decideApplication(buildState({ stepIndex: 1 }), { type: 'approve' }, office, unlimited).allowed).toBe(true);
  });

  it('returns to the step that asked for supplements or sent it back', () => {
    const asked = decideApplication(buildState({ stepIndex: 1 }), { type: 'ask_supplement' }, office, buildFacts());
    expect(asked).toMatchObject({ to: 'supplement_required', askingStep: 1 });
    const waiting = buildState({ stage: 'supplement_required', stepIndex: 1, askingStep: 1 });
    for (const [type, actor] of [
      ['supplement', student],
      ['withdraw_supplement', office],
    ] as const) {
      expect(decideApplication(waiting, { type }, actor, buildFacts())).toMatchObject({
        to: 'under_review',
        stepIndex: 1,
        askingStep: null,
      });
    }
    const returned = buildState({ stage: 'revision_required', stepIndex: 1, returningStep: 1 });
    expect(decideApplication(returned, { type: 'submit' }, student, buildFacts())).toMatchObject({
      to: 'under_review',
      stepIndex: 1,
      returningStep: null,
      freezes: false,
    });
  });

  it('pauses while a cancellation is pending', () => {
    const facts = buildFacts({ requests: { pre_departure_change: { status: 'submitted', cancels: true } } });
    expect(reasonOf(decideApplication(buildState(), { type: 'approve' }, collegeReviewer, facts))?.code).toBe(
      'cancel_pending',
    );
    expect(decideApplication(buildState(), { type: 'reject' }, collegeReviewer, facts).allowed).toBe(true);
    const onlyChange = buildFacts({ requests: { pre_departure_change: { status: 'submitted', cancels: false } } });
    expect(decideApplication(buildState(), { type: 'approve' }, collegeReviewer, onlyChange).allowed).toBe(true);
  });

  it.each(['supplement_required', 'revision_required'] as const)('rejects %s only once overdue', (stage) => {
    const state = buildState({ stage, askingStep: 0, returningStep: 0 });
    const onDueDay = buildFacts({ taskDueOn: '2026-11-26' });
    expect(reasonOf(decideApplication(state, { type: 'reject' }, collegeReviewer, onDueDay))?.code).toBe('not_overdue');
    const dayAfter = buildFacts({ taskDueOn: '2026-11-25' });
    expect(decideApplication(state, { type: 'reject' }, collegeReviewer, dayAfter)).toMatchObject({ to: 'rejected' });
  });
});

describe('recall and the window', () => {
  const closed = buildFacts({ entry: { ...entry, windowOpen: false } });

  it('can be recalled while the window is open, which voids a pending change', () => {
    expect(decideApplication(buildState({ stepIndex: 1 }), { type: 'recall' }, student, buildFacts())).toMatchObject({
      to: 'draft',
      stepIndex: 0,
      voids: ['pre_departure_change'],
    });
  });

  it('refuses a recall after the window and refers to the reviewer', () => {
    expect(reasonOf(decideApplication(buildState(), { type: 'recall' }, student, closed))?.message).toBe(
      '请联系审核人退回',
    );
  });

  it('can be recalled again after a supplement', () => {
    const state = buildState({ stage: 'supplement_required', askingStep: 0 });
    const recall = applicationActions(state, student, buildFacts()).find((action) => action.key === 'recall');
    expect(recall).toMatchObject({ label: '撤回修改', allowed: false, reason: { message: '补交后可用' } });
  });

  it('accepts returned or supplemented work after the window', () => {
    const returned = buildState({ stage: 'revision_required', returningStep: 0 });
    expect(decideApplication(returned, { type: 'submit' }, student, closed).allowed).toBe(true);
    const asked = buildState({ stage: 'supplement_required', askingStep: 0 });
    expect(decideApplication(asked, { type: 'supplement' }, student, closed).allowed).toBe(true);
  });

  const draft = buildState({ stage: 'draft', everSubmitted: false });

  it('lapses a draft only once its own window or pass has closed', () => {
    expect(decideApplication(draft, { type: 'window_closed' }, systemActor, buildFacts()).allowed).toBe(false);
    expect(decideApplication(draft, { type: 'window_closed' }, systemActor, closed)).toMatchObject({ to: 'lapsed' });
    expect(reasonOf(decideApplication(draft, { type: 'submit' }, student, closed))?.message).toBe('申请已截止');
  });

  it('accepts a late entry only while its pass is valid', () => {
    const late = { ...entry, windowOpen: false, lateEntry: true };
    const valid = buildFacts({ entry: { ...late, passValid: true } });
    expect(decideApplication(draft, { type: 'submit' }, student, valid)).toMatchObject({ to: 'under_review' });
    const expired = buildFacts({ entry: late });
    expect(reasonOf(decideApplication(draft, { type: 'submit' }, student, expired))?.code).toBe('late_entry_expired');
    expect(decideApplication(draft, { type: 'window_closed' }, systemActor, expired)).toMatchObject({ to: 'lapsed' });
    // A pass does not apply to an application that was started in the window.
    const regular = buildFacts({ entry: { ...entry, windowOpen: false, passValid: true } });
    expect(decideApplication(draft, { type: 'submit' }, student, regular).allowed).toBe(false);
  });

  it('keeps the timeline of a draft that was submitted before', () => {
    expect(decideApplication(draft, { type: 'delete' }, student, buildFacts())).toMatchObject({ deletes: 'record' });
    const recalled = { ...draft, everSubmitted: true };
    expect(decideApplication(recalled, { type: 'delete' }, student, buildFacts())).toMatchObject({
      deletes: 'content',
    });
  });

  it('reports how much is missing', () => {
    const decision = decideApplication(draft, { type: 'submit' }, student, buildFacts({ missingCount: 3 }));
    expect(reasonOf(decision)).toEqual({ code: 'incomplete', message: '还有 3 项未完成' });
  });
});
