import type { channels, deliveryStates } from './schemas';

export type Channel = (typeof channels)[number];
export type DeliveryState = (typeof deliveryStates)[number];

/** The name of each channel, for staff. */
export const channelLabels: Readonly<Record<Channel, string>> = {
  inbox: '站内',
  chat: '聊天',
  wechat: '微信',
  email: '邮件',
};
/** The name of each state of a delivery, for staff. */
export const deliveryStateLabels: Readonly<Record<DeliveryState, string>> = {
  waiting: '等待发送',
  claimed: '正在发送',
  sent: '已送达',
  failed: '发送失败',
  superseded: '已被代替',
  obsolete: '不再需要',
};
