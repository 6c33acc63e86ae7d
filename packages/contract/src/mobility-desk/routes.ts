import { rolesThatSee } from '@yuanhang/domain';
import { route } from '../shared/route';
import type * as s from './schemas';

const watchers = rolesThatSee('mobility');
export const mobilityDeskRoutes = {
  studentsAbroad: route<typeof s.studentsAbroad>()('GET', '/api/admin/students-abroad', watchers, '在外学生'),
  checkIns: route<typeof s.checkIns>()(
    'GET',
    '/api/admin/students-abroad/:id/check-ins',
    watchers,
    '一名在外学生的打卡记录',
  ),
  summary: route<typeof s.summary>()('GET', '/api/admin/students-abroad-summary', watchers, '在外学生概况'),
  live: route<typeof s.live>()('GET', '/api/admin/live', watchers, '有没有新的求助和打卡（可用事件流订阅）'),
  proxyCheckIn: route<typeof s.proxyCheckIn>()(
    'POST',
    '/api/admin/students-abroad/:id/check-ins',
    watchers,
    '代学生打卡',
    { idempotent: true },
  ),
  chase: route<typeof s.chase>()('POST', '/api/admin/students-abroad/:id/chase', watchers, '催一名学生打卡', {
    idempotent: true,
  }),
  rollCalls: route<typeof s.rollCalls>()('GET', '/api/admin/roll-calls', watchers, '平安确认'),
  openRollCall: route<typeof s.openRollCall>()('POST', '/api/admin/roll-calls', watchers, '发起平安确认', {
    idempotent: true,
  }),
  rollCall: route<typeof s.rollCall>()('GET', '/api/admin/roll-calls/:id', watchers, '一次平安确认的进展'),
  rollCallAnswers: route<typeof s.rollCallAnswers>()(
    'GET',
    '/api/admin/roll-calls/:id/answers',
    watchers,
    '谁答复了、谁还没有',
  ),
  remindRollCall: route<typeof s.remindRollCall>()(
    'POST',
    '/api/admin/roll-calls/:id/reminder',
    watchers,
    '再问一次还没有答复的学生',
    { idempotent: true },
  ),
  closeRollCall: route<typeof s.closeRollCall>()(
    'POST',
    '/api/admin/roll-calls/:id/closure',
    watchers,
    '结束平安确认',
    {
      idempotent: true,
    },
  ),
  closeHelp: route<typeof s.closeHelp>()('POST', '/api/admin/help-requests/:id/closure', watchers, '结束一次求助', {
    idempotent: true,
  }),
  helpRequests: route<typeof s.helpRequests>()('GET', '/api/admin/help-requests', watchers, '求助'),
  acknowledge: route<typeof s.acknowledge>()(
    'POST',
    '/api/admin/help-requests/:id/acknowledgement',
    watchers,
    '我来处理',
  ),
};
