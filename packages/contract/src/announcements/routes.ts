import { staffRoles } from '@yuanhang/domain';
import { route } from '../shared/route';
import type * as s from './schemas';

const office = ['office'] as const;
export const announcementRoutes = {
  list: route<typeof s.list>()('GET', '/api/announcements', 'signed_in', '通知公告'),
  detail: route<typeof s.detail>()('GET', '/api/announcements/:id', 'signed_in', '公告正文'),
  adminList: route<typeof s.adminList>()('GET', '/api/admin/announcements', office, '公告管理'),
  preview: route<typeof s.preview>()('POST', '/api/admin/markdown-previews', staffRoles, '文字按学生看到的样子'),
  create: route<typeof s.create>()('POST', '/api/admin/announcements', office, '起草公告', { idempotent: true }),
  update: route<typeof s.update>()('PUT', '/api/admin/announcements/:id', office, '修改公告'),
  publish: route<typeof s.publish>()('POST', '/api/admin/announcements/:id/publication', office, '发布公告'),
  withdraw: route<typeof s.withdraw>()('POST', '/api/admin/announcements/:id/withdrawal', office, '撤下公告'),
};
