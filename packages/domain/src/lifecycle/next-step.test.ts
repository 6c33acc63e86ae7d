import { buildFacts, buildState, collegeReviewer, office, student } from '../../test/build';
import type { Stage } from '../vocabulary';
import { nextStep } from './next-step';
import { lastReviewOf, milestonesDone, progress } from './progress';
import { decideStart, type StartFacts } from './start';
import type { ApplicationFacts } from './state';

const today = '2026-11-26';
const stepOf = (stage: Stage, facts: Partial<ApplicationFacts> = {}) =>
  nextStep(buildState({ stage }), student, buildFacts(facts), today);

describe('the next step', () => {
  it.each<[string, Stage, Partial<ApplicationFacts>, object]>([
    [
      'draft',
      'draft',
      { missingCount: 3 },
      { title: '完成并提交申请', action: 'edit', dueOn: '2026-12-01', tone: 'soon' },
    ],
    ['full draft', 'draft', {}, { action: 'submit' }],
    ['waiting', 'under_review', {}, { title: '等待学院审核', action: null, tone: 'wait' }],
    ['supplement', 'supplement_required', { taskDueOn: '2026-11-25' }, { action: 'supplement', tone: 'overdue' }],
    [
      'approved',
      'approved',
      { departOn: '2027-03-01' },
      { title: '填写派出确认', action: 'request:dispatch_confirmation', dueOn: '2027-03-01', tone: 'now' },
    ],
    [
      'confirmation sent back',
      'approved',
      { requests: { dispatch_confirmation: { status: 'revision_required', cancels: false } } },
      { title: '修改派出确认', action: 'request:dispatch_confirmation' },
    ],
    [
      'long before departure',
      'dispatched',
      { departOn: '2026-12-20' },
      { title: '准备出发', action: null, tone: 'wait' },
    ],
    [
      'departed',
      'dispatched',
      { departOn: '2026-11-24' },
      { title: '抵达后打卡', action: 'check_in', dueOn: '2026-11-27' },
    ],
    [
      'abroad',
      'dispatched',
      { departOn: '2026-09-01', arrivedOn: '2026-09-02', returnOn: '2027-01-31', nextCheckInOn: '2026-12-01' },
      { title: '例行打卡', action: 'check_in', dueOn: '2026-12-01' },
    ],
    [
      'home again',
      'dispatched',
      { arrivedOn: '2026-09-02', returnOn: '2026-11-20', nextCheckInOn: null, returnDueOn: '2026-12-04' },
      { title: '办理返校手续', action: 'request:return_formalities', dueOn: '2026-12-04' },
    ],
    ['returned', 'returned', { returnApprovedOn: '2026-11-01' }, { title: '申请资助', dueOn: '2026-12-31' }],
    ['closed', 'closed', {}, { title: '已办结', action: null, tone: 'done' }],
  ])('%s', (_, stage, facts, expected) => {
    expect(stepOf(stage, facts)).toMatchObject(expected);
  });

  it('is the review, for the reviewer of the current step', () => {
    expect(nextStep(buildState(), collegeReviewer, buildFacts(), today)).toMatchObject({ action: 'approve' });
    expect(nextStep(buildState(), office, buildFacts(), today)).toBeNull();
  });
});

describe('progress', () => {
  it('shows the steps that are done and those to come', () => {
    const statuses = (changes: Parameters<typeof buildState>[0]) => progress(buildState(changes)).map((s) => s.status);
    expect(statuses({ stage: 'draft' })).toEqual(['to_come', 'to_come']);
    expect(statuses({ stepIndex: 1 })).toEqual(['done', 'current']);
    expect(statuses({ stage: 'supplement_required', askingStep: 0 })).toEqual(['waiting', 'to_come']);
    expect(statuses({ stage: 'dispatched', stepIndex: 1 })).toEqual(['done', 'done']);
    expect(statuses({ stage: 'rejected', stepIndex: 0 })).toEqual(['stopped', 'stopped']);
  });

  it('takes the last review of a step from the reviews alone', () => {
    const entry = (operation: string, step: 'college' | 'office' | null) => ({ operation, step });
    const approved = entry('approve', 'office');
    const review = [entry('submit', null), entry('approve', 'college'), approved];
    for (const later of ['dispatch_confirmation', 'return_formalities', 'office_cancel', 'pre_departure_change']) {
      expect(lastReviewOf('office', [...review, entry(later, 'office')])).toBe(approved);
    }
    const again = [...review, entry('recall', null), entry('submit', null)];
    expect(lastReviewOf('office', again)).toBeUndefined();
    expect(lastReviewOf('college', [...again, entry('ask_supplement', 'college')])?.operation).toBe('ask_supplement');
  });

  it('counts the milestones of the journey', () => {
    expect(milestonesDone('approved', false)).toBe(2);
    expect(milestonesDone('dispatched', true)).toBe(3);
    expect(milestonesDone('cancelled', false)).toBeNull();
  });
});

describe('starting an application', () => {
  const facts: StartFacts = {
    programmeStatus: 'published',
    eligibleGroups: ['undergraduate', 'master'],
    studentGroup: 'master',
    windowOpen: true,
    opensOn: null,
    lateWindowOpen: false,
    passValid: false,
    placesLeft: null,
    hasOpenApplication: false,
    today,
  };

  it.each<[string, Partial<StartFacts>, object]>([
    ['in the window', {}, { allowed: true, lateEntry: false }],
    ['late', { windowOpen: false, lateWindowOpen: true }, { allowed: true, lateEntry: true }],
    [
      'with a pass',
      { windowOpen: false, passValid: true, programmeStatus: 'closed' },
      { allowed: true, lateEntry: true },
    ],
    ['wrong group', { studentGroup: 'doctor' }, { reason: { message: '该项目面向本科生、硕士生' } }],
    ['unknown group', { studentGroup: null }, { allowed: false }],
    ['again', { hasOpenApplication: true }, { reason: { code: 'already_applied' } }],
    ['too early', { windowOpen: false, opensOn: '2026-12-15' }, { reason: { message: '12 月 15 日起可用' } }],
    ['too late', { windowOpen: false, opensOn: '2026-10-15' }, { reason: { message: '申请已截止' } }],
    ['not published', { programmeStatus: 'draft', passValid: true }, { reason: { code: 'programme_not_open' } }],
    ['full', { placesLeft: 0 }, { reason: { code: 'no_place_left' } }],
  ])('%s', (_, changes, expected) => {
    expect(decideStart({ ...facts, ...changes })).toMatchObject(expected);
  });
});
