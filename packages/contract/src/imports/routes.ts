import { route } from '../shared/route';
import type * as s from './schemas';

const admin = ['admin'] as const;
export const importRoutes = {
  run: route<typeof s.run>()('POST', '/api/admin/imports', admin, '导入学生、学院或教职工（XLSX、CSV）'),
  problems: route<typeof s.problems>()('POST', '/api/admin/import-problems', admin, '下载带问题说明的导入文件'),
  list: route<typeof s.list>()('GET', '/api/admin/imports', admin, '导入记录'),
  undo: route<typeof s.undo>()('POST', '/api/admin/imports/:id/undo', admin, '撤销一次学生导入'),
  template: route<typeof s.template>()('GET', '/api/admin/import-templates/:kind', admin, '下载导入模板'),
};
