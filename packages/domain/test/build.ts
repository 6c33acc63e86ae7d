import {
  type Actor,
  type ApplicationFacts,
  type ApplicationState,
  noUnmetConditions,
  type RequestFacts,
  type RequestState,
} from '../src';

export const student: Actor = { userId: 'lin', roles: ['student'], collegeIds: [] };
export const collegeReviewer: Actor = { userId: 'zhou', roles: ['college_reviewer'], collegeIds: ['languages'] };
export const otherCollege: Actor = { userId: 'wu', roles: ['college_reviewer'], collegeIds: ['physics'] };
export const office: Actor = { userId: 'chen', roles: ['office'], collegeIds: [] };
export const finance: Actor = { userId: 'qian', roles: ['finance'], collegeIds: [] };
export const admin: Actor = { userId: 'sun', roles: ['admin'], collegeIds: [] };
export const bot: Actor = { userId: 'bot', roles: ['bot'], collegeIds: [] };
export const otherStudent: Actor = { userId: 'gao', roles: ['student'], collegeIds: [] };
/** A student who also works in the office and reviews for the college. */
export const studentOnStaff: Actor = {
  userId: 'lin',
  roles: ['student', 'office', 'college_reviewer', 'finance'],
  collegeIds: ['languages'],
};

export function buildState(changes: Partial<ApplicationState> = {}): ApplicationState {
  return {
    stage: 'under_review',
    chain: ['college', 'office'],
    stepIndex: 0,
    askingStep: null,
    returningStep: null,
    everSubmitted: true,
    ...changes,
  };
}

export function buildFacts(changes: Partial<ApplicationFacts> = {}): ApplicationFacts {
  return {
    today: '2026-11-26',
    studentId: 'lin',
    collegeId: 'languages',
    entry: { windowOpen: true, lateEntry: false, lateWindowOpen: false, passValid: false, closesOn: '2026-12-01' },
    fundingEligible: true,
    budgetEligible: true,
    placesLeft: 4,
    missingCount: 0,
    taskDueOn: null,
    departOn: null,
    returnOn: null,
    arrivedOn: null,
    nextCheckInOn: null,
    returnDueOn: null,
    returnApprovedOn: null,
    requests: {},
    unmet: noUnmetConditions,
    ...changes,
  };
}

export function buildRequest(changes: Partial<RequestState> = {}): RequestState {
  return {
    kind: 'plan_change',
    status: 'submitted',
    chain: ['college', 'office'],
    stepIndex: 0,
    returningStep: null,
    everSubmitted: true,
    cancels: false,
    ...changes,
  };
}

export function buildRequestFacts(changes: Partial<RequestFacts> = {}): RequestFacts {
  return {
    stage: 'dispatched',
    application: buildFacts({ departOn: '2026-09-01', arrivedOn: '2026-09-02', returnOn: '2027-01-31' }),
    missingCount: 0,
    requestedFen: null,
    ...changes,
  };
}
