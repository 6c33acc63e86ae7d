import { applicationRoutes, checkInRoutes, demoRoutes } from '@yuanhang/contract';
import type { Page } from 'playwright-core';
import { anonymousApi, apiAs } from '../src/api';
import { pauseApi } from '../src/broken-api';
import { newPhone, screenshot } from '../src/browser';
import { openConsole, pageErrors, settled } from '../src/console';
import { ownDemo } from '../src/demo';

const demo = ownDemo();
let office: Page;
let chat: Page;
let errors: readonly string[];
beforeAll(async () => {
  office = await openConsole(demo, 'office', 'queue');
  errors = pageErrors(office);
  await settled(office, '等我处理');
  chat = await (await newPhone(demo.browser)).newPage();
  await chat.goto(`${demo.chatUrl}/`);
  await chat.getByRole('button', { name: '赵一鸣' }).click();
});

async function sendChat(text: string): Promise<void> {
  await chat.getByRole('textbox', { name: '发消息' }).fill(text);
  await chat.keyboard.press('Enter');
}
const helpCard = () => office.locator('.help', { hasText: '赵一鸣' });

it('a help request from the chat is announced on every page and taken over with one click', async () => {
  await sendChat('求助 护照被偷了');
  await office.getByText('条新的求助').waitFor();
  expect(await office.title()).toMatch(/^\(\d+\) 求助/);
  await screenshot(office, 'console/help-elsewhere');
  await office.getByRole('button', { name: '去处理' }).click();
  await helpCard().getByText('护照被偷了').waitFor();
  await settled(office, '在哪里');
  await screenshot(office, 'console/abroad');
  await helpCard().getByRole('button', { name: '我来处理' }).click();
  await helpCard().getByText('陈国栋 处理中').waitFor();
  await helpCard().getByRole('button', { name: '结束' }).click();
  await office.getByLabel('结果').fill('已联系使馆补办，学生平安。');
  await office.getByRole('button', { name: '结束求助' }).click();
  await helpCard().waitFor({ state: 'detached' });
});

it('a roll call is answered in the chat, and the answer appears without a reload', async () => {
  await office.getByRole('button', { name: '发起平安确认' }).click();
  await office.getByLabel('城市（选填）').fill('柏林');
  await office.getByRole('button', { name: '发出' }).click();
  await office.getByRole('heading', { name: '平安确认 · 柏林' }).waitFor();
  await office.getByText('还没有', { exact: true }).first().waitFor();
  await chat.locator('[data-from="bot"]', { hasText: '平安' }).last().waitFor();
  await sendChat('平安 我没事');
  await office.getByText('我没事').first().waitFor();
  await settled(office, '我没事');
  await screenshot(office, 'console/roll-call');
});

it('reminds all overdue students with one click, and checks in for a student who phoned', async () => {
  await office.goto(`${demo.url}/console/abroad?state=overdue`);
  await settled(office, '一键催办');
  const all = office.getByRole('button', { name: '一键催办' });
  const overdue = Number(
    await office.locator('.figures div', { hasText: '打卡逾期' }).getByRole('definition').innerText(),
  );
  await office
    .getByRole('region', { name: '逾期' })
    .getByRole('heading', { name: `逾期 ${overdue}` })
    .waitFor();
  await office.route('**/api/admin/students-abroad/*/chase', (route) => route.abort());
  // The page reads its figures again after each attempt. The button must not wait for them, for it ignores clicks then.
  const releaseSummary = await pauseApi(office, '**/api/admin/students-abroad-summary');
  await all.click();
  await office.getByText('网络不可用，其余的没有催到').waitFor();
  await office.unroute('**/api/admin/students-abroad/*/chase');
  await all.click();
  await office.getByText(`已催 ${overdue} 人`, { exact: true }).waitFor();
  await releaseSummary();
  await all.click();
  await office.getByText(`${overdue} 人一小时内已催过，未再催`, { exact: true }).waitFor();
  await office.getByRole('button', { name: '代打卡' }).first().click();
  await office.getByLabel('怎样得知').fill('学生来电，手机丢失');
  await office.getByRole('button', { name: '记下' }).click();
  await office.getByText('已代为打卡').waitFor();
});

/** Counts the tones that the page starts, in the body's `data-tones`. */
const countTones = (page: Page) =>
  page.evaluate(() => {
    const { start } = AudioScheduledSourceNode.prototype;
    AudioScheduledSourceNode.prototype.start = function (...when) {
      document.body.dataset.tones = String(Number(document.body.dataset.tones ?? 0) + 1);
      start.apply(this, when);
    };
  });

it('a help request is shown, announced, sounded and in the title, without a reload', async () => {
  await office.goto(`${demo.url}/console/abroad`);
  await settled(office, '在哪里');
  await countTones(office);
  const zhao = await apiAs(demo.url, 'zhao');
  const { now } = await anonymousApi(demo.url)(demoRoutes.readClock, {});
  const { items } = await zhao(applicationRoutes.list, { query: {} });
  const id = items.find(({ stage }) => stage === 'dispatched')?.id ?? '';
  const body = { clientKey: 'e2e-help', wellbeing: 'needs_help' as const, madeAt: now, note: '在机场迷路了' };
  await zhao(checkInRoutes.create, { params: { id }, body });
  await Promise.all([
    helpCard().getByText('在机场迷路了').waitFor(),
    office.getByText('有 1 条新的求助').waitFor(),
    office.waitForFunction(() => /^\(\d+\) 求助/.test(document.title)),
    // Counted on the page as it was opened: a reload would have reset the counter.
    office.waitForFunction(() => document.body.dataset.tones === '3'),
  ]);
  await office.getByRole('button', { name: '去处理' }).click();
  await helpCard().getByRole('button', { name: '我来处理' }).click();
  await helpCard().getByRole('button', { name: '结束' }).click();
  await office.getByLabel('结果').fill('已找到接机的人。');
  await office.getByRole('button', { name: '结束求助' }).click();
  await helpCard().waitFor({ state: 'detached' });
});

it('scripts in a check-in are shown as text', async () => {
  const script = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
  const zhao = await apiAs(demo.url, 'zhao');
  const { now } = await anonymousApi(demo.url)(demoRoutes.readClock, {});
  const { items } = await zhao(applicationRoutes.list, { query: {} });
  const id = items.find(({ stage }) => stage === 'dispatched')?.id ?? '';
  const body = { wellbeing: 'needs_help' as const, madeAt: now };
  await zhao(checkInRoutes.create, {
    params: { id },
    body: { ...body, clientKey: 'e2e-script', note: script, city: '<b>柏林' },
  });
  await office.goto(`${demo.url}/console/abroad`);
  await helpCard().getByText('onerror').waitFor();
  await office.goto(`${demo.url}/console/applications/${id}?tab=check-ins`);
  await office.getByText('onerror').first().waitFor();
  expect(await office.evaluate(() => 'hacked' in window)).toBe(false);
  expect(errors).toEqual([]);
});
