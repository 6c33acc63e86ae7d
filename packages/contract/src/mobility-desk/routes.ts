import { route } from '../shared/route';
import type * as s from './schemas';

const watchers = ['college_reviewer', 'office'] as const;
export const mobilityDeskRoutes = {
  studentsAbroad: route<typeof s.studentsAbroad>()('GET', '/api/admin/students-abroad', watchers, '在外学生'),
  checkIns: route<typeof s.checkIns>()(
    'GET',
    '/api/admin/students-abroad/:id/check-ins',
    watchers,
    '一名在外学生的打卡记录',
  ),
  helpRequests: route<typeof s.helpRequests>()('GET', '/api/admin/help-requests', watchers, '求助'),
  acknowledge: route<typeof s.acknowledge>()(
    'POST',
    '/api/admin/help-requests/:id/acknowledgement',
    watchers,
    '我来处理',
  ),
};
