import { route } from '../shared/route';
import type * as s from './schemas';

export const notificationRoutes = {
  list: route<typeof s.list>()('GET', '/api/messages', 'signed_in', '我的消息'),
  markRead: route<typeof s.markRead>()('POST', '/api/messages/read', 'signed_in', '标为已读'),
  ledger: route<typeof s.ledger>()('GET', '/api/admin/deliveries', ['office', 'admin'], '消息台账'),
  retry: route<typeof s.retry>()('POST', '/api/admin/deliveries/:id/retry', ['office', 'admin'], '重新发送失败的消息', {
    idempotent: true,
  }),
  mine: route<typeof s.mine>()('GET', '/api/me/deliveries', 'signed_in', '发给我的消息与结果'),
};
