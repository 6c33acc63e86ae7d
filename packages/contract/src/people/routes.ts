import { rolesThatSee, staffRoles } from '@yuanhang/domain';
import { route } from '../shared/route';
import type * as s from './schemas';

const admin = ['admin'] as const;
const watchers = rolesThatSee('register');
export const peopleRoutes = {
  colleges: route<typeof s.colleges>()('GET', '/api/admin/colleges', staffRoles, '学院'),
  addCollege: route<typeof s.addCollege>()('POST', '/api/admin/colleges', admin, '添加学院', { idempotent: true }),
  changeCollege: route<typeof s.changeCollege>()('PUT', '/api/admin/colleges/:id', admin, '修改学院'),
  syncStudents: route<typeof s.syncStudents>()('PUT', '/api/admin/students', admin, '同步学生名册（按学号）'),
  students: route<typeof s.students>()('GET', '/api/admin/students', watchers, '学生名册'),
  student: route<typeof s.student>()('GET', '/api/admin/students/:id', watchers, '一名学生'),
  revealIdentityCard: route<typeof s.revealIdentityCard>()(
    'POST',
    '/api/admin/students/:id/reveals',
    ['office'],
    '查看身份证号（写入审计）',
  ),
  users: route<typeof s.users>()('GET', '/api/admin/users', admin, '教职工账号'),
  addUser: route<typeof s.addUser>()('POST', '/api/admin/users', admin, '添加教职工', { idempotent: true }),
  setRoles: route<typeof s.setRoles>()('PUT', '/api/admin/users/:id/roles', admin, '设置角色'),
  setStatus: route<typeof s.setStatus>()('PUT', '/api/admin/users/:id/status', admin, '停用或恢复账号'),
};
