import { route } from '../shared/route';
import type * as s from './schemas';

const readers = ['office', 'admin'] as const;
export const messageRuleRoutes = {
  list: route<typeof s.list>()('GET', '/api/admin/reminder-rules', readers, '消息与提醒的规则'),
  dryRun: route<typeof s.dryRun>()(
    'GET',
    '/api/admin/reminder-rules/:key/dry-run',
    readers,
    '这条规则今天会发出什么（只看不发）',
  ),
  moveDays: route<typeof s.moveDays>()('PUT', '/api/admin/reminder-rules/:key', ['office'], '调整提醒的日子'),
  dutyRota: route<typeof s.dutyRota>()('GET', '/api/admin/duty-rota', readers, '值班表'),
  setDutyRota: route<typeof s.setDutyRota>()('PUT', '/api/admin/duty-rota', ['office'], '修改值班表'),
  workingDays: route<typeof s.workingDays>()('GET', '/api/admin/working-days/:year', readers, '一年的节假日与调休'),
  setWorkingDays: route<typeof s.setWorkingDays>()(
    'PUT',
    '/api/admin/working-days/:year',
    ['office'],
    '录入一年的节假日与调休',
  ),
};
