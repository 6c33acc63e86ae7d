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
  channel: route<typeof s.channel>()('GET', '/api/me/message-channel', 'signed_in', '消息怎样发给我'),
  chooseChannel: route<typeof s.chooseChannel>()('PUT', '/api/me/message-channel', 'signed_in', '选择接收消息的渠道'),
  subscribeTemplates: route<typeof s.subscribeTemplates>()(
    'GET',
    '/api/me/subscribe-templates',
    ['student'],
    '可订阅的微信消息与剩余次数',
  ),
  subscribeConsents: route<typeof s.subscribeConsents>()(
    'POST',
    '/api/me/subscribe-consents',
    ['student'],
    '记录微信订阅授权的结果',
    { idempotent: true },
  ),
};
