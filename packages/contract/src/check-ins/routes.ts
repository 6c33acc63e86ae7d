import { route } from '../shared/route';
import type * as s from './schemas';

const student = ['student'] as const;
export const checkInRoutes = {
  state: route<typeof s.state>()('GET', '/api/applications/:id/check-in', student, '境外打卡页'),
  create: route<typeof s.create>()('POST', '/api/applications/:id/check-ins', student, '打卡'),
  history: route<typeof s.history>()('GET', '/api/applications/:id/check-ins', student, '打卡记录'),
};
