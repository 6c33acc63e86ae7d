import { rolesFrom } from './roles-from';

it('gives a reviewer one role for each college, and every other role once', () => {
  expect(rolesFrom({ roles: ['college_reviewer', 'finance'], colleges: ['c1', 'c2'] })).toEqual([
    { role: 'college_reviewer', collegeId: 'c1' },
    { role: 'college_reviewer', collegeId: 'c2' },
    { role: 'finance', collegeId: null },
  ]);
  expect(rolesFrom({ roles: ['office'], colleges: ['left-over'] })).toEqual([{ role: 'office', collegeId: null }]);
});
