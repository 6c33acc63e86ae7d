import { route } from '../shared/route';
import type * as s from './schemas';

export const auditRoutes = {
  list: route<typeof s.list>()('GET', '/api/admin/audit', ['admin'], '审计日志'),
  verify: route<typeof s.verify>()('POST', '/api/admin/audit/verification', ['admin'], '校验审计日志是否被改动'),
};
