import * as build from '../../test/build';
import { applicationActions, decideApplication, decideRequest, noUnmetConditions } from '..';

const reason = { code: 'agreement_missing', message: '请先签署学习协议' };
const facts = (unmet: Partial<typeof noUnmetConditions>) =>
  build.buildFacts({ unmet: { ...noUnmetConditions, ...unmet } });

it('refuses the last approval with the reason of the unmet condition, and shows it beside the action', () => {
  const last = build.buildState({ stepIndex: 1 });
  const blocked = facts({ lastApproval: [reason] });
  expect(decideApplication(last, { type: 'approve' }, build.office, blocked)).toEqual({ allowed: false, reason });
  expect(applicationActions(last, build.office, blocked).find(({ key }) => key === 'approve')).toMatchObject({
    allowed: false,
    reason,
  });
  expect(decideApplication(last, { type: 'approve' }, build.office, facts({ dispatch: [reason] }))).toMatchObject({
    allowed: true,
    to: 'approved',
  });
  expect(decideApplication(last, { type: 'reject' }, build.office, blocked)).toMatchObject({ allowed: true });
});

it('lets earlier steps approve', () => {
  const blocked = facts({ lastApproval: [reason] });
  expect(decideApplication(build.buildState(), { type: 'approve' }, build.collegeReviewer, blocked)).toMatchObject({
    allowed: true,
    stepIndex: 1,
  });
});

it('refuses the approval of the dispatch confirmation, and still lets it be sent back', () => {
  const request = build.buildRequest({ kind: 'dispatch_confirmation', chain: ['office'] });
  const blocked = build.buildRequestFacts({ stage: 'approved', application: facts({ dispatch: [reason] }) });
  expect(decideRequest(request, { type: 'approve' }, build.office, blocked)).toEqual({ allowed: false, reason });
  expect(decideRequest(request, { type: 'return' }, build.office, blocked)).toMatchObject({ allowed: true });
  const twoSteps = { ...request, chain: ['college', 'office'] as const };
  expect(decideRequest(twoSteps, { type: 'approve' }, build.collegeReviewer, blocked)).toMatchObject({ allowed: true });
  const other = build.buildRequest({ kind: 'budget_application', chain: ['office'] });
  expect(decideRequest(other, { type: 'approve' }, build.office, blocked)).toMatchObject({ allowed: true });
});
