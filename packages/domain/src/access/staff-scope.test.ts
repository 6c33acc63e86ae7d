import * as actors from '../../test/build';
import {
  type Actor,
  isOfColleges,
  reviewableSteps,
  reviewerRoles,
  roles,
  rolesThatSee,
  type StudentData,
  seesStudent,
  visibleColleges,
} from '..';

const owner = { studentId: 'lin', collegeId: 'languages' };
const all: readonly StudentData[] = ['applications', 'register', 'mobility'];
const seen = (actor: Actor) => all.filter((data) => seesStudent(actor, data, owner));

it('shows the office everything, finance the submitted applications, the administrator also the register', () => {
  expect(seen(actors.office)).toEqual(['applications', 'register', 'mobility']);
  expect(seen(actors.finance)).toEqual(['applications']);
  expect(seen(actors.admin)).toEqual(['applications', 'register']);
});

it('shows a college only its own students', () => {
  expect(seen(actors.collegeReviewer)).toEqual(all);
  expect(seen(actors.otherCollege)).toEqual([]);
  expect(visibleColleges({ ...actors.collegeReviewer, collegeIds: [] }, 'applications')).toEqual([]);
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
  expect(rolesThatSee('register')).toEqual(['college_reviewer', 'office', 'admin']);
  expect(rolesThatSee('mobility')).toEqual(['college_reviewer', 'office']);
  expect(reviewerRoles).toEqual(['college_reviewer', 'office', 'finance']);
  expect(roles.filter(isOfColleges)).toEqual(['college_reviewer']);
});
