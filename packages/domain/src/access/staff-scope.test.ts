import * as actors from '../../test/build';
import {
  type Actor,
  isOfColleges,
  moneyRequestKinds,
  requestDefinitions,
  requestKinds,
  reviewableSteps,
  reviewerRoles,
  roles,
  rolesThatSee,
  type StudentData,
  seesRequest,
  seesStudent,
  visibleScopes,
} from '..';

const owner = { studentId: 'lin', collegeId: 'languages' };
const all: readonly StudentData[] = ['applications', 'files', 'register', 'mobility'];
const seen = (actor: Actor) => all.filter((data) => seesStudent(actor, data, owner));

it('shows the office everything, the administrator neither files nor students abroad', () => {
  expect(seen(actors.office)).toEqual(all);
  expect(seen(actors.admin)).toEqual(['applications', 'register']);
});

it('shows finance only what belongs to requests for money', () => {
  expect(seen(actors.finance)).toEqual([]);
  for (const data of all) {
    const kinds = requestKinds.filter((kind) => seesRequest(actors.finance, data, owner, kind));
    expect([data, kinds]).toEqual([data, data === 'applications' || data === 'files' ? moneyRequestKinds : []]);
  }
  expect(visibleScopes(actors.finance, 'applications')).toEqual([
    { colleges: 'all', extent: moneyRequestKinds, steps: ['finance'] },
  ]);
  expect(moneyRequestKinds).toEqual(requestKinds.filter((kind) => requestDefinitions[kind].requestedFen !== null));
});

it('shows a person with several roles what each of them shows', () => {
  const both: Actor = { ...actors.collegeReviewer, roles: ['college_reviewer', 'finance'] };
  const elsewhere = { ...owner, collegeId: 'computing' };
  expect(seesStudent(both, 'files', owner)).toBe(true);
  expect(seesStudent(both, 'files', elsewhere)).toBe(false);
  expect(seesRequest(both, 'files', elsewhere, 'budget_application')).toBe(true);
  expect(seesRequest(both, 'files', elsewhere, 'return_formalities')).toBe(false);
});

it('shows a college only its own students', () => {
  expect(seen(actors.collegeReviewer)).toEqual(all);
  expect(seen(actors.otherCollege)).toEqual([]);
  expect(visibleScopes({ ...actors.collegeReviewer, collegeIds: [] }, 'applications')).toEqual([]);
});

it('hides their own record from staff, and every record from students', () => {
  expect(seen(actors.studentOnStaff)).toEqual([]);
  expect(seen(actors.otherStudent)).toEqual([]);
  expect(seen({ ...actors.otherStudent, collegeIds: ['languages'] })).toEqual([]);
});

it('lists the steps an actor decides, and for which colleges', () => {
  expect(reviewableSteps(actors.collegeReviewer)).toEqual([{ step: 'college', colleges: ['languages'] }]);
  expect(reviewableSteps(actors.studentOnStaff)).toEqual([
    { step: 'college', colleges: ['languages'] },
    { step: 'office', colleges: 'all' },
    { step: 'finance', colleges: 'all' },
  ]);
  expect(reviewableSteps(actors.admin)).toEqual([]);
});

it('lists the roles that see data, the roles that review, and the roles assigned for single colleges', () => {
  expect(rolesThatSee('files')).toEqual(['college_reviewer', 'office', 'finance']);
  expect(rolesThatSee('register')).toEqual(['college_reviewer', 'office', 'admin']);
  expect(rolesThatSee('mobility')).toEqual(['college_reviewer', 'office']);
  expect(reviewerRoles).toEqual(['college_reviewer', 'office', 'finance']);
  expect(roles.filter(isOfColleges)).toEqual(['college_reviewer']);
});
