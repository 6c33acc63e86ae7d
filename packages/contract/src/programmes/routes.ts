import { route } from '../shared/route';
import type * as s from './schemas';

const staff = ['college_reviewer', 'office', 'finance', 'admin'] as const;
const office = ['office'] as const;
export const programmeRoutes = {
  list: route<typeof s.list>()('GET', '/api/programmes', 'signed_in', '项目列表'),
  filters: route<typeof s.filters>()('GET', '/api/programme-filters', 'signed_in', '项目筛选条件'),
  detail: route<typeof s.detail>()('GET', '/api/programmes/:id', 'signed_in', '项目详情'),
  adminList: route<typeof s.adminList>()('GET', '/api/admin/programmes', staff, '项目管理列表'),
  adminDetail: route<typeof s.adminDetail>()('GET', '/api/admin/programmes/:id', staff, '项目管理详情'),
  create: route<typeof s.create>()('POST', '/api/admin/programmes', office, '新建项目', { idempotent: true }),
  update: route<typeof s.update>()('PUT', '/api/admin/programmes/:id', office, '修改项目'),
  publish: route<typeof s.publish>()('POST', '/api/admin/programmes/:id/publication', office, '发布项目'),
  close: route<typeof s.close>()('POST', '/api/admin/programmes/:id/closure', office, '关闭项目'),
};
