import { route } from '../shared/route';
import type * as s from './schemas';

const staff = ['college_reviewer', 'office', 'finance', 'admin'] as const;
export const reportRoutes = {
  applications: route<typeof s.applications>()('GET', '/api/admin/applications', staff, '全部申请'),
  search: route<typeof s.search>()('GET', '/api/admin/search', staff, '查找学生、申请和项目'),
  statistics: route<typeof s.statistics>()('GET', '/api/admin/statistics', staff, '统计'),
  download: route<typeof s.download>()('GET', '/api/admin/exports/:kind', staff, '导出（XLSX）'),
};
