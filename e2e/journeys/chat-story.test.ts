import { mobilityDeskRoutes, notificationRoutes } from '@yuanhang/contract';
import { poll } from '../src/poll';
import { type Product, startProduct } from '../src/product';
import { signedIn } from '../src/staff';

const password = 'yuanhang-demo';
const student = '赵一鸣';

interface Line {
  readonly from: 'bot' | 'me';
  readonly text: string;
}
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

/** The chat page, as its own script uses it. */
function chatPage() {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${product.chatUrl}/local/${path}`, body && post);
    const content: T & { message?: string } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${content.message}`);
    return content;
  };
  const talks = async () =>
    (await ask<{ conversations: { id: string; name: string; messages: Line[] }[] }>('conversations')).conversations;
  const talkOf = async (name: string) => {
    const talk = (await talks()).find((one) => one.name === name);
    if (!talk) throw new Error(`${name} has no conversation`);
    return talk;
  };
  const botLines = async (name: string) =>
    (await talkOf(name)).messages.filter(({ from }) => from === 'bot').map(({ text }) => text);

  /** Until the bot has said to this person what matches; answers it. */
  async function hears(name: string, words: RegExp, after = 0): Promise<string> {
    const find = async () => (await botLines(name)).slice(after).find((text) => words.test(text));
    return poll(`the bot says ${words} to ${name}`, find).catch(async (error: Error) => {
      throw new Error(`${error.message}; it said:\n${(await botLines(name)).join('\n---\n')}`);
    });
  }
  return {
    botLines,
    hears,
    talkOf,
    async says(name: string, text: string, answer: RegExp): Promise<string> {
      const before = (await botLines(name)).length;
      await ask('messages', { contactId: (await talkOf(name)).id, text });
      return hears(name, answer, before);
    },
    async jumpTo(name: string, label: string): Promise<void> {
      const { items } = await ask<{ items: { at: string; label: string }[] }>(
        `upcoming?contactId=${(await talkOf(name)).id}`,
      );
      const day = items.find((one) => one.label === label);
      if (!day) throw new Error(`no ${label} ahead: ${items.map((one) => one.label).join('、')}`);
      await ask('clock', { to: day.at });
    },
  };
}

it('the chat tells the story of a stay abroad, and the ledger agrees line by line', async () => {
  const chat = chatPage();
  const office = async () => signedIn(product.url, 'office', password);
  await chat.hears(student, /^绑定成功/);
  await chat.hears('陈国栋', /^绑定成功，陈国栋老师/);

  await chat.jumpTo(student, '打卡前一天');
  await chat.hears(student, /例行打卡/);
  await chat.says(student, '打卡 柏邻 一切顺利', /把“柏邻”理解成了 德国 柏林/);
  await chat.jumpTo(student, '打卡那天');
  await chat.jumpTo(student, '打卡逾期 1 天');
  await chat.says(student, '平安', /^已记下：.*平安。\n补上了/);
  await chat.says(student, '我手机被偷了', /^听起来你可能遇到了困难/);
  await chat.says(student, '求助 在柏林中央车站', /12308/);
  await chat.hears('陈国栋', /赵一鸣.*柏林/);
  const list = await chat.says('陈国栋', '求助名单', /#\d+ 赵一鸣/);
  const number = /#(\d+) 赵一鸣/.exec(list)?.[1];
  await chat.says('陈国栋', `处理 ${number} 已去电`, /由你处理/);
  await chat.hears(student, /陈国栋老师已看到你的求助/);
  await chat.says('陈国栋', `结束 ${number} 手机已找回`, /已结束/);
  const { items: cases } = await (await office())(mobilityDeskRoutes.helpRequests, { query: {} });
  expect(cases.find((one) => String(one.caseNumber) === number)).toMatchObject({ outcome: '手机已找回' });
  await chat.jumpTo(student, '返校前 7 天');
  await chat.hears(student, /返校手续/);

  const query = { channel: 'chat' as const, q: student, from: '2020-01-01', limit: 100 };
  const ledger = async () => {
    const { items } = await (await office())(notificationRoutes.ledger, { query });
    return items.filter(({ recipient }) => recipient === student);
  };
  const isUnfinished = ({ state }: { readonly state: string }) => state === 'waiting' || state === 'claimed';
  await poll('every delivery is finished', async () => !(await ledger()).some(isUnfinished));
  const sent = (await ledger()).filter(({ state }) => state === 'sent');
  const { messages } = await chat.talkOf(student);
  const said = messages.filter(({ from }) => from === 'bot').map(({ text }) => text);
  const spoken = sent.map(({ text }) => text).sort();
  const answers = messages.filter(({ from }) => from === 'me').length;
  // Every line the ledger calls sent was said, once for each entry; what else was said are the answers, one for each question.
  expect(said.filter((text) => spoken.includes(text)).sort()).toEqual(spoken);
  expect(said).toHaveLength(spoken.length + answers);
});
