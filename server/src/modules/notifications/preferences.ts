import type { MessageChannel } from '@yuanhang/contract';
import type { Tx } from '../../platform/database';
import { type Channel, type Channels, channelLabels, pushChannels } from './channels/channels';
import type { NotificationsContext } from './context';
import { ChannelPreference } from './model';
import { type Reachability, reachabilityOf } from './reachability';

type Usability = { usable: boolean; hint: string };
const states: Readonly<Record<Channel, (reachability: Reachability, channels: Channels) => Usability>> = {
  chat: ({ wantsChat, botOnline }) => {
    if (wantsChat === null) return { usable: false, hint: '还没有绑定聊天助手' };
    if (!wantsChat) return { usable: false, hint: '已退订，回复“订阅”恢复' };
    return { usable: true, hint: botOnline ? '已绑定' : '助手暂时离线，先用其他方式' };
  },
  wechat: ({ openid, quotas }, channels) => {
    if (channels.templates.length === 0) return { usable: false, hint: '学校还没有开通' };
    if (openid === null) return { usable: false, hint: '在微信小程序里登录一次后可用' };
    const left = [...quotas.values()].reduce((sum, n) => sum + n, 0);
    return { usable: left > 0, hint: left > 0 ? `还可以接收 ${left} 条` : '需要先在小程序里授权' };
  },
  email: ({ email }, channels) => {
    if (!channels.email) return { usable: false, hint: '学校还没有开通' };
    return email === null ? { usable: false, hint: '还没有填写邮箱' } : { usable: true, hint: email };
  },
  inbox: () => ({ usable: true, hint: '每条消息都会留在这里' }),
};

/** The channels that can reach a user besides the inbox, and the preferred one. */
export async function channelsOf(context: NotificationsContext, userId: string, tx?: Tx): Promise<MessageChannel> {
  const reachability = (await reachabilityOf(context, [userId], tx)).get(userId);
  const list: readonly Channel[] = [...pushChannels, 'inbox'];
  const items = list.map((channel) => ({
    channel,
    label: channelLabels[channel],
    ...(reachability ? states[channel](reachability, context.channels) : { usable: false, hint: '' }),
  }));
  return { preferred: reachability?.preferred ?? null, items };
}

/** Stores the channel that is tried first for this user. */
export async function chooseChannel(
  context: NotificationsContext,
  userId: string,
  preferred: Channel,
  tx: Tx,
): Promise<MessageChannel> {
  const { database, clock } = context;
  const preference = { preferred, chosenAt: clock.now() };
  if (!(await database.addIfAbsent(ChannelPreference, { userId, ...preference }, tx)))
    await database.model(ChannelPreference).update(preference, { where: { userId }, transaction: tx });
  return channelsOf(context, userId, tx);
}
