import { staffRoles } from '@yuanhang/domain';
import { route } from '../shared/route';
import type * as s from './schemas';

const office = ['office'] as const;
export const programmeRoutes = {
  list: route<typeof s.list>()('GET', '/api/programmes', 'signed_in', '项目列表'),
  filters: route<typeof s.filters>()('GET', '/api/programme-filters', 'signed_in', '项目筛选条件'),
  detail: route<typeof s.detail>()('GET', '/api/programmes/:id', 'signed_in', '项目详情'),
  adminList: route<typeof s.adminList>()('GET', '/api/admin/programmes', staffRoles, '项目管理列表'),
  adminDetail: route<typeof s.adminDetail>()('GET', '/api/admin/programmes/:id', staffRoles, '项目管理详情'),
  create: route<typeof s.create>()('POST', '/api/admin/programmes', office, '新建项目', { idempotent: true }),
  update: route<typeof s.update>()('PUT', '/api/admin/programmes/:id', office, '修改项目'),
  publish: route<typeof s.publish>()('POST', '/api/admin/programmes/:id/publication', office, '发布项目'),
  close: route<typeof s.close>()('POST', '/api/admin/programmes/:id/closure', office, '关闭项目'),
  archive: route<typeof s.archive>()('POST', '/api/admin/programmes/:id/archive', office, '归档项目'),
  copy: route<typeof s.copy>()('POST', '/api/admin/programmes/:id/copies', office, '复制到另一年度', {
    idempotent: true,
  }),
  remove: route<typeof s.remove>()('DELETE', '/api/admin/programmes/:id', office, '删除未发布过的草稿'),
  listPasses: route<typeof s.listPasses>()('GET', '/api/admin/late-entry-passes', office, '补录许可'),
  grantPass: route<typeof s.grantPass>()('POST', '/api/admin/late-entry-passes', office, '给一名学生补录许可', {
    idempotent: true,
  }),
  revokePass: route<typeof s.revokePass>()('DELETE', '/api/admin/late-entry-passes/:id', office, '撤销补录许可'),
};
