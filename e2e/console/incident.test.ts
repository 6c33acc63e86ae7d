import { applicationRoutes, checkInRoutes, demoRoutes } from '@yuanhang/contract';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, phone, picture } from '../src/browser';
import { complaintsOf, openConsole, settled } from '../src/desk';
import { demoPassword } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { signedIn, visitor } from '../src/staff';

let product: Product;
let browser: Browser;
let office: Page;
let chat: Page;
let complaints: readonly string[];
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  office = await openConsole(browser, product.url, 'office', 'queue');
  complaints = complaintsOf(office);
  await settled(office, '等我处理');
  chat = await (await phone(browser)).newPage();
  await chat.goto(`${product.chatUrl}/`);
  await chat.getByRole('button', { name: '赵一鸣' }).click();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function say(words: string): Promise<void> {
  await chat.getByRole('textbox', { name: '发消息' }).fill(words);
  await chat.keyboard.press('Enter');
}
const helpCard = () => office.locator('.help', { hasText: '赵一鸣' });

it('a call for help from the chat is heard on whatever page one is, and taken with one tap', async () => {
  await say('求助 护照被偷了');
  await office.getByText('条新的求助').waitFor();
  expect(await office.title()).toMatch(/^\(\d+\) 求助/);
  await picture(office, 'console/help-elsewhere');
  await office.getByRole('button', { name: '去处理' }).click();
  await helpCard().getByText('护照被偷了').waitFor();
  await settled(office, '在哪里');
  await picture(office, 'console/abroad');
  await helpCard().getByRole('button', { name: '我来处理' }).click();
  await helpCard().getByText('陈国栋 处理中').waitFor();
  await helpCard().getByRole('button', { name: '结束' }).click();
  await office.getByLabel('结果').fill('已联系使馆补办，学生平安。');
  await office.getByRole('button', { name: '结束求助' }).click();
  await helpCard().waitFor({ state: 'detached' });
});

it('a roll call is answered in the chat, and the answer arrives without a reload', async () => {
  await office.getByRole('button', { name: '发起平安确认' }).click();
  await office.getByLabel('城市（选填）').fill('柏林');
  await office.getByRole('button', { name: '发出' }).click();
  await office.getByRole('heading', { name: '平安确认 · 柏林' }).waitFor();
  await office.getByText('还没有', { exact: true }).first().waitFor();
  await chat.locator('[data-from="bot"]', { hasText: '平安' }).last().waitFor();
  await say('平安 我没事');
  await office.getByText('我没事').first().waitFor();
  await settled(office, '我没事');
  await picture(office, 'console/roll-call');
});

it('chases the overdue with one tap, and checks in for somebody who phoned', async () => {
  await office.goto(`${product.url}/console/abroad?state=overdue`);
  await settled(office, '一键催办');
  await office.getByRole('button', { name: '一键催办' }).click();
  await office.getByText(/已催 \d+ 人/).waitFor();
  await office.getByRole('button', { name: '代打卡' }).first().click();
  await office.getByLabel('怎样得知').fill('学生来电，手机丢失');
  await office.getByRole('button', { name: '记下' }).click();
  await office.getByText('已代为打卡').waitFor();
});

it('scripts that people wrote stay words', async () => {
  const script = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
  const zhao = await signedIn(product.url, 'zhao', demoPassword);
  const { now } = await visitor(product.url)(demoRoutes.readClock, {});
  const { items } = await zhao(applicationRoutes.list, { query: {} });
  const id = items.find(({ stage }) => stage === 'dispatched')?.id ?? '';
  const body = { wellbeing: 'needs_help' as const, madeAt: now };
  await zhao(checkInRoutes.create, {
    params: { id },
    body: { ...body, clientKey: 'e2e-script', note: script, city: '<b>柏林' },
  });
  await office.goto(`${product.url}/console/abroad`);
  await helpCard().getByText('onerror').waitFor();
  await office.goto(`${product.url}/console/applications/${id}?tab=check-ins`);
  await office.getByText('onerror').first().waitFor();
  expect(await office.evaluate(() => 'hacked' in window)).toBe(false);
  expect(complaints).toEqual([]);
});
