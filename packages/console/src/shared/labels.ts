import type { notificationRoutes, ResponseOf } from '@yuanhang/contract';

type Channel = ResponseOf<NonNullable<typeof notificationRoutes.ledger.schemas>>['items'][number]['channel'];
export const channelLabels: Record<Channel, string> = { inbox: '站内', chat: '聊天', wechat: '微信', email: '邮件' };
