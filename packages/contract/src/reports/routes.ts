import { rolesThatSee, staffRoles } from '@yuanhang/domain';
import { route } from '../shared/route';
import type * as s from './schemas';

const readers = rolesThatSee('applications');
export const reportRoutes = {
  applications: route<typeof s.applications>()('GET', '/api/admin/applications', readers, '全部申请'),
  search: route<typeof s.search>()('GET', '/api/admin/search', readers, '查找学生、申请和项目'),
  statistics: route<typeof s.statistics>()('GET', '/api/admin/statistics', readers, '统计'),
  download: route<typeof s.download>()('POST', '/api/admin/exports/:kind', staffRoles, '导出（XLSX）'),
};
