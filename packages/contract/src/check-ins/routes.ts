import { route } from '../shared/route';
import type * as s from './schemas';

const student = ['student'] as const;
const office = ['office'] as const;
export const checkInRoutes = {
  state: route<typeof s.state>()('GET', '/api/applications/:id/check-in', student, '境外打卡页'),
  create: route<typeof s.create>()('POST', '/api/applications/:id/check-ins', student, '打卡'),
  undo: route<typeof s.undo>()('POST', '/api/applications/:id/check-ins/undo', student, '撤销刚才的打卡', {
    idempotent: true,
  }),
  completeArrival: route<typeof s.completeArrival>()(
    'PUT',
    '/api/applications/:id/arrival-details',
    student,
    '补充在外信息',
  ),
  emergencyContacts: route<typeof s.emergencyContacts>()(
    'GET',
    '/api/admin/emergency-contacts',
    office,
    '境外紧急联系电话',
  ),
  addEmergencyContact: route<typeof s.addEmergencyContact>()(
    'POST',
    '/api/admin/emergency-contacts',
    office,
    '添加紧急联系电话',
    { idempotent: true },
  ),
  changeEmergencyContact: route<typeof s.changeEmergencyContact>()(
    'PUT',
    '/api/admin/emergency-contacts/:id',
    office,
    '修改紧急联系电话',
  ),
  removeEmergencyContact: route<typeof s.removeEmergencyContact>()(
    'DELETE',
    '/api/admin/emergency-contacts/:id',
    office,
    '删除紧急联系电话',
  ),
  history: route<typeof s.history>()('GET', '/api/applications/:id/check-ins', student, '打卡记录'),
};
