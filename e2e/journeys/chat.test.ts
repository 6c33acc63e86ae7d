import { mobilityDeskRoutes, notificationRoutes } from '@yuanhang/contract';
import { apiAs } from '../src/api';
import { ownDemo } from '../src/demo';
import { poll } from '../src/poll';

const student = '赵一鸣';

interface ChatMessage {
  readonly from: 'bot' | 'me';
  readonly text: string;
}
const demo = ownDemo();

/** The HTTP interface of the chat page, as the page's own script uses it. */
function chatPage() {
  const request = async <T>(path: string, body?: object): Promise<T> => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${demo.chatUrl}/local/${path}`, body && post);
    const content: T & { message?: string } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${content.message}`);
    return content;
  };
  const conversations = async () =>
    (await request<{ conversations: { id: string; name: string; messages: ChatMessage[] }[] }>('conversations'))
      .conversations;
  const conversationOf = async (name: string) => {
    const conversation = (await conversations()).find((one) => one.name === name);
    if (!conversation) throw new Error(`${name} has no conversation`);
    return conversation;
  };
  const botMessages = async (name: string) =>
    (await conversationOf(name)).messages.filter(({ from }) => from === 'bot').map(({ text }) => text);

  /** Waits until the bot has sent this person a message that matches, and returns the message. */
  async function receives(name: string, pattern: RegExp, after = 0): Promise<string> {
    const find = async () => (await botMessages(name)).slice(after).find((text) => pattern.test(text));
    return poll(`the bot sends ${pattern} to ${name}`, find).catch(async (error: Error) => {
      throw new Error(`${error.message}; it sent:\n${(await botMessages(name)).join('\n---\n')}`);
    });
  }
  return {
    receives,
    conversationOf,
    async sends(name: string, text: string, answer: RegExp): Promise<string> {
      const before = (await botMessages(name)).length;
      await request('messages', { contactId: (await conversationOf(name)).id, text });
      return receives(name, answer, before);
    },
    async jumpTo(name: string, label: string): Promise<void> {
      const { items } = await request<{ items: { at: string; label: string }[] }>(
        `upcoming?contactId=${(await conversationOf(name)).id}`,
      );
      const day = items.find((one) => one.label === label);
      if (!day) throw new Error(`no ${label} ahead: ${items.map((one) => one.label).join('、')}`);
      await request('clock', { to: day.at });
    },
  };
}

it('a mobility from reminder to return in the chat; the ledger agrees message by message', async () => {
  const chat = chatPage();
  const office = async () => apiAs(demo.url, 'office');
  await chat.receives(student, /^绑定成功/);
  await chat.receives('陈国栋', /^绑定成功，陈国栋老师/);

  await chat.jumpTo(student, '打卡前一天');
  await chat.receives(student, /例行打卡/);
  await chat.sends(student, '打卡 柏邻 一切顺利', /把“柏邻”理解成了 德国 柏林/);
  await chat.jumpTo(student, '打卡那天');
  await chat.jumpTo(student, '打卡逾期 1 天');
  await chat.sends(student, '平安', /^已记下：.*平安。\n补上了/);
  await chat.sends(student, '我手机被偷了', /^听起来你可能遇到了困难/);
  await chat.sends(student, '求助 在柏林中央车站', /12308/);
  await chat.receives('陈国栋', /赵一鸣.*柏林/);
  const list = await chat.sends('陈国栋', '求助名单', /#\d+ 赵一鸣/);
  const number = /#(\d+) 赵一鸣/.exec(list)?.[1];
  await chat.sends('陈国栋', `处理 ${number} 已去电`, /由你处理/);
  await chat.receives(student, /陈国栋老师已看到你的求助/);
  await chat.sends('陈国栋', `结束 ${number} 手机已找回`, /已结束/);
  const { items: cases } = await (await office())(mobilityDeskRoutes.helpRequests, { query: {} });
  expect(cases.find((one) => String(one.caseNumber) === number)).toMatchObject({ outcome: '手机已找回' });
  await chat.jumpTo(student, '返校前 7 天');
  await chat.receives(student, /返校手续/);

  const query = { channel: 'chat' as const, q: student, from: '2020-01-01', limit: 100 };
  const ledger = async () => {
    const { items } = await (await office())(notificationRoutes.ledger, { query });
    return items.filter(({ recipient }) => recipient === student);
  };
  const isUnfinished = ({ state }: { readonly state: string }) => state === 'waiting' || state === 'claimed';
  await poll('every delivery is finished', async () => !(await ledger()).some(isUnfinished));
  const sent = (await ledger()).filter(({ state }) => state === 'sent');
  const { messages } = await chat.conversationOf(student);
  const replies = messages.filter(({ from }) => from === 'bot').map(({ text }) => text);
  const spoken = sent.map(({ text }) => text).sort();
  const answers = messages.filter(({ from }) => from === 'me').length;
  // The bot sent every message that the ledger calls sent, once for each entry. All others are its answers, one for each
  // message of the student.
  expect(replies.filter((text) => spoken.includes(text)).sort()).toEqual(spoken);
  expect(replies).toHaveLength(spoken.length + answers);
});
