import type { CheckInState } from '@yuanhang/contract';
import { consularHotline, consularHotlineFromAbroad, type Intent } from '@yuanhang/domain';

/** What can be said; also the answer to 帮助. */
export const usage = `可以对我说：
打卡：报平安，可以带上城市和一句话，例如“打卡 柏林 一切顺利”
求助：马上通知值班老师
进度 · 待办 · 截止：看看我的申请
撤销：10 分钟内收回上一次打卡
退订 · 订阅：停止或恢复聊天提醒`;

export const hint = '没有听懂。回复“打卡”报平安，“求助”找老师，“帮助”看看还能说什么。';
export const onlyTextWords = '我只看得懂文字。回复“打卡”报平安，“求助”找老师。';
export const strangerHint =
  '你好，我是远航助手。请先在小程序“我的”里获取绑定码，然后把“绑定 ABC-123”这样的一句发给我。';
export const undoneWords = '已撤销上一次打卡。';
export const hotlineWords = `紧急情况请马上拨打 ${consularHotline}（外交部全球领事保护热线，在境外拨 ${consularHotlineFromAbroad}）。`;

export const subscriptionWords = {
  unsubscribe: '已退订聊天提醒，与安全有关的除外。回复“订阅”恢复。',
  subscribe: '已恢复聊天提醒。',
} as const;

export const bindWords = {
  bound: (name: string) => `绑定成功，${name}同学。以后我会在这里提醒你截止日期和打卡。\n回复“帮助”看看可以说什么。`,
  wrong: '绑定码不对或已过期。请在小程序“我的”里重新获取，10 分钟内有效。',
  too_many: '试的次数太多了，请 10 分钟后再试。',
  missing: '请把绑定码一起发给我，例如“绑定 ABC-123”。绑定码在小程序“我的”里获取。',
} as const;

/** An old message is never acted on; a cry for help in it still gets the number to call. */
export function oldWords(criedForHelp: boolean): string {
  const sentence = '这条消息隔得太久，没有处理。如果仍然需要，请再说一遍。';
  return criedForHelp ? `${sentence}\n${hotlineWords}` : sentence;
}

export const checkedInWords = (recorded: string) => `${recorded}\n记错了？10 分钟内回复“撤销”。`;

export function helpWords(recorded: string, contacts: CheckInState['emergency']['contacts']): string {
  return [recorded, hotlineWords, ...contacts.map(({ name, phone }) => `${name}：${phone}`)].join('\n');
}

export function refusalWords(intent: Intent['type'], reason: string): string {
  return intent === 'check_in' ? `现在还不能打卡：${reason}。需要帮助请回复“求助”。` : `${reason}。`;
}
