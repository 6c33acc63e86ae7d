import type { CheckInState, MessageKind } from '@yuanhang/contract';
import { consularHotline, consularHotlineFromAbroad, type Intent } from '@yuanhang/domain';

const usage = `可以对我说：
打卡：报平安，可以带上城市和一句话，例如“打卡 柏林 一切顺利”
求助：马上通知值班老师
进度 · 待办 · 截止：看看我的申请
撤销：10 分钟内收回上一次打卡
退订 · 订阅：停止或恢复聊天提醒`;
const dutyUsage = `值班老师可以对我说：
求助名单：谁在等人处理
处理 12：由你处理 12 号求助，学生会收到通知
结束 12 结果：写下结果，结束这次求助
平安确认：进行中的平安确认，谁还没答复
退订 · 订阅：停止或恢复聊天提醒，求助除外`;

/** The reply to 帮助: the commands available to this person. */
export const usageMessage = (isStudent: boolean, isOnDuty: boolean): string =>
  [...(isStudent || !isOnDuty ? [usage] : []), ...(isOnDuty ? [dutyUsage] : [])].join('\n\n');

export const hotlineMessage = `紧急情况请马上拨打 ${consularHotline}（外交部全球领事保护热线，在境外拨 ${consularHotlineFromAbroad}）。`;
const twoAnswers = '回复“打卡”报平安，“求助”找老师';
const hint = `没有听懂。${twoAnswers}，“帮助”看看还能说什么。`;

export function unknownMessage(suggestion: string | null): string {
  if (suggestion === null) return hint;
  const sentence = `没有听懂。你是想说“${suggestion}”吗？是的话请回复“${suggestion}”。`;
  return suggestion === '求助' ? `${sentence}\n${hotlineMessage}` : sentence;
}

/** A message without text is answered with the available commands; a voice message may be an emergency. */
export const otherKindMessages: Readonly<Record<Exclude<MessageKind, 'text'>, string>> = {
  voice: `我还听不懂语音。请打字，或长按语音转成文字后发给我：${twoAnswers}。\n${hotlineMessage}`,
  picture: `图片我看不了，也没有保存。打卡的照片请在小程序里添加；${twoAnswers}。`,
  sticker: `收到表情。我只看得懂文字：${twoAnswers}。`,
  video: `视频我看不了，也没有保存。${twoAnswers}。`,
  file: `文件我收不了，没有保存。材料请在小程序里上传；${twoAnswers}。`,
  location: '位置我读不出来。请打字告诉我城市，例如“打卡 柏林”；需要帮助请回复“求助”。',
  other: `我只看得懂文字。${twoAnswers}。`,
};

export const strangerMessage =
  '你好，我是远航助手。请先在小程序“我的”里获取绑定码，然后把“绑定 ABC-123”这样的一句发给我。';
export const undoneMessage = '已撤销上一次打卡。';
export const troubleMessage = `听起来你可能遇到了困难，我还没有记录。\n需要老师马上联系你，请回复“求助”；没事的话请只回复“平安”。\n${hotlineMessage}`;
export const allClearMessage = '好的，没有等待处理的求助。要报平安请回复“打卡”。';

/** The options of a student with an open help request. */
export function openHelpMessage(takenBy: string | null, mayCheckIn: boolean): string {
  const who =
    takenBy === null
      ? '值班老师会与你联系，请保持电话畅通。'
      : `${takenBy}老师已在处理，请接听电话，直接告诉${takenBy}老师。`;
  return `求助不能撤销，老师要确认你没事才会结束。\n${who}${mayCheckIn ? '\n也可以回复“打卡”报平安。' : ''}`;
}

export const subscriptionMessages = {
  unsubscribe: '已退订聊天提醒，与安全有关的除外。回复“订阅”恢复。',
  subscribe: '已恢复聊天提醒。',
} as const;

export const bindMessages = {
  bound: (name: string) => `绑定成功，${name}同学。以后我会在这里提醒你截止日期和打卡。\n回复“帮助”看看可以说什么。`,
  boundStaff: (name: string, isOnDuty: boolean) =>
    isOnDuty
      ? `绑定成功，${name}老师。学生求助会马上发到这里。\n回复“帮助”看看可以说什么。`
      : `绑定成功，${name}老师。需要你处理的事会发到这里。`,
  wrong: '绑定码不对或已过期。请在小程序“我的”里重新获取，10 分钟内有效。',
  too_many: '试的次数太多了，请 10 分钟后再试。',
  missing: '请把绑定码一起发给我，例如“绑定 ABC-123”。绑定码在小程序“我的”里获取。',
} as const;

/** For a duty command of a person who is not on duty; 平安确认 may be a student's answer to a roll call. */
export const notOnDutyMessage = (intent: Intent['type']): string =>
  intent === 'roll_calls'
    ? '要报平安请回复“平安”，需要帮助请回复“求助”。'
    : `这句话是给值班老师用的。需要帮助请回复“求助”。\n${hotlineMessage}`;

/** An old message is never acted on; a help request in it still gets the emergency number. */
export function tooOldMessage(askedForHelp: boolean): string {
  const sentence = '这条消息隔得太久，没有处理。如果仍然需要，请再说一遍。';
  return askedForHelp ? `${sentence}\n${hotlineMessage}` : sentence;
}

/** Names a guessed place and how to correct it; null if the place was not guessed. */
export function guessedLocationMessage(
  { guessedFrom }: Extract<Intent, { type: 'check_in' | 'help' }>,
  place: string,
  remedy: 'undo' | 'stands',
): string | null {
  if (guessedFrom === null) return null;
  const wrong = remedy === 'undo' ? '不对请回复“撤销”，再说一遍城市' : '不对请在老师联系你时说明';
  return `把“${guessedFrom}”理解成了 ${place}，${wrong}。`;
}

export const checkedInMessage = (recorded: string, guess: string | null) =>
  [recorded, ...(guess === null ? [] : [guess]), '记错了？10 分钟内回复“撤销”。'].join('\n');

export function helpMessage(
  recorded: string,
  guess: string | null,
  contacts: CheckInState['emergency']['contacts'],
): string {
  const lines = contacts.map(({ name, phone }) => `${name}：${phone}`);
  return [recorded, ...(guess === null ? [] : [guess]), hotlineMessage, ...lines].join('\n');
}

export function refusalMessage(intent: Intent['type'], reason: string): string {
  return intent === 'check_in' ? `现在还不能打卡：${reason}。需要帮助请回复“求助”。` : `${reason}。`;
}
