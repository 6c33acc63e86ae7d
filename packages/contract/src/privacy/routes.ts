import { route } from '../shared/route';
import type * as s from './schemas';

const student = ['student'] as const;
const office = ['office'] as const;
export const privacyRoutes = {
  consents: route<typeof s.consents>()('GET', '/api/me/consents', student, '我的授权'),
  decide: route<typeof s.decide>()('PUT', '/api/me/consents/:purpose', student, '同意或撤回一项授权'),
  exportMine: route<typeof s.exportMine>()('POST', '/api/me/export', student, '导出我的全部信息（ZIP）'),
  exportMineByPhone: route<typeof s.exportMineByPhone>()(
    'GET',
    '/api/me/export',
    student,
    '导出我的全部信息（ZIP），仅供小程序',
  ),
  askErasure: route<typeof s.askErasure>()('POST', '/api/me/erasure-request', student, '申请删除我的信息', {
    idempotent: true,
  }),
  myErasure: route<typeof s.myErasure>()('GET', '/api/me/erasure-request', student, '我的删除申请'),
  erasureRequests: route<typeof s.erasureRequests>()('GET', '/api/admin/erasure-requests', office, '删除申请'),
  decideErasure: route<typeof s.decideErasure>()(
    'POST',
    '/api/admin/erasure-requests/:id/decision',
    office,
    '处理删除申请',
    { idempotent: true },
  ),
};
