import type { notificationRoutes, ResponseOf } from '@yuanhang/contract';

type Channel = ResponseOf<NonNullable<typeof notificationRoutes.ledger.schemas>>['items'][number]['channel'];
/** The ways by which somebody is told. */
export const channelLabels: Record<Channel, string> = { inbox: '站内', chat: '聊天', wechat: '微信', email: '邮件' };
