import type { SubscribeTemplate } from '@yuanhang/config';
import type { SubscribeKey } from '@yuanhang/domain';

/** The channels besides the inbox, in the order in which they are tried. */
export const pushChannels = ['chat', 'wechat', 'email'] as const;
export type PushChannel = (typeof pushChannels)[number];
export type Channel = 'inbox' | PushChannel;

export const channelLabels: Readonly<Record<Channel, string>> = {
  chat: '聊天助手',
  wechat: '微信订阅消息',
  email: '邮件',
  inbox: '站内消息',
};

/** The channels of this installation besides the bot. */
export interface Channels {
  readonly email: boolean;
  /** Templates by purpose; empty without WeChat. */
  readonly templates: readonly SubscribeTemplate[];
}

export const subscribeTitles: Readonly<Record<SubscribeKey, string>> = {
  progress: '办理进度通知',
  deadline: '截止日期提醒',
  check_in: '打卡提醒',
};

/** The template that carries a rule's messages; null when there is none. */
export const templateFor = ({ templates }: Channels, key: SubscribeKey | null): SubscribeTemplate | null =>
  templates.find((template) => template.key === key) ?? null;
