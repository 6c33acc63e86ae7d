import * as build from '../../test/build';
import { type Actor, type ApplicationEvent, type ApplicationState, decideApplication } from '..';

const consequences = (event: ApplicationEvent, state: Partial<ApplicationState>, actor: Actor) => {
  const facts = build.buildFacts({ taskDueOn: '2026-11-01' });
  const decision = decideApplication(build.buildState(state), event, actor, facts);
  if (!decision.allowed) throw new Error(decision.reason.message);
  const { keepsSubmission, endsSupplement } = decision;
  return { keepsSubmission, endsSupplement };
};

it.each([
  ['submit', { stage: 'draft' }, true, null],
  ['submit', { stage: 'revision_required', returningStep: 0 }, true, null],
  ['supplement', { stage: 'supplement_required', askingStep: 0 }, true, 'answered'],
  ['recall', { stage: 'under_review' }, false, null],
  ['attach', { stage: 'supplement_required', askingStep: 0 }, false, null],
] as const)(
  '%s at %o keeps a submission: %s; ends the supplement: %s',
  (type, state, keepsSubmission, endsSupplement) => {
    expect(consequences({ type }, state, build.student)).toEqual({ keepsSubmission, endsSupplement });
  },
);

it.each([
  ['withdraw_supplement', 'withdrawn'],
  ['reject', 'ended'],
] as const)('%s ends the request for supplements: %s', (type, endsSupplement) => {
  const asked = { stage: 'supplement_required', askingStep: 0 } as const;
  expect(consequences({ type }, asked, build.collegeReviewer)).toEqual({ keepsSubmission: false, endsSupplement });
});

it('opens a request for supplements without ending an earlier one', () => {
  expect(consequences({ type: 'ask_supplement' }, {}, build.collegeReviewer)).toEqual({
    keepsSubmission: false,
    endsSupplement: null,
  });
});
