import { route } from '../shared/route';
import type * as s from './schemas';

const bot = ['bot'] as const;
export const botRoutes = {
  login: route<typeof s.login>()('POST', '/api/bot/logins', bot, '机器人登录聊天账号'),
  heartbeat: route<typeof s.heartbeat>()('POST', '/api/bot/heartbeat', bot, '机器人心跳'),
  claimDeliveries: route<typeof s.claimDeliveries>()('POST', '/api/bot/deliveries/claim', bot, '领取待发送的消息'),
  acknowledgeDelivery: route<typeof s.acknowledgeDelivery>()(
    'POST',
    '/api/bot/deliveries/:id/acknowledgement',
    bot,
    '确认消息已发送',
  ),
  receiveMessage: route<typeof s.receiveMessage>()('POST', '/api/bot/messages', bot, '收到一条聊天消息，返回要说的话'),
};
