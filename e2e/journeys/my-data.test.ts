import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../src/browser';
import { type Product, startProduct } from '../src/product';
import { type Walker, walkerOf } from '../src/walker';

/** 我的数据: everything held on a student leaves only with whoever can type the password, and a refusal is words. */
let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const open = async (): Promise<Walker> => {
  const student = await walkerOf(browser, product, 'zhao', 'my-data');
  await student.open('/pages/account/privacy');
  await student.text('导出我的全部信息').waitFor();
  return student;
};
/** What the server says to a session for which no password was typed lately. */
const confirmFirst = {
  status: 403,
  json: { code: 'forbidden', detail: 'confirm_first', message: '请先重新登录', requestId: 'my-data', problems: [] },
};
/** The next export is refused so, those after it are the server's. */
const refuseOnce = (page: Page, answer: { status: number; json: object }) =>
  page.route('**/api/me/export*', (route) => route.fulfill(answer), { times: 1 });

/** Taps, and answers with the archive's first bytes; nothing opened beside the page. */
async function archiveAfter(student: Walker, tap: () => Promise<void>): Promise<string> {
  const download = student.page.waitForEvent('download');
  await tap();
  const file = await download;
  expect(file.suggestedFilename()).toBe('我的远航信息.zip');
  await student.text('在浏览器的下载里可以找到').waitFor();
  expect(student.page.context().pages()).toHaveLength(1);
  return readFileSync(await file.path())
    .subarray(0, 2)
    .toString();
}

it('saves the archive without leaving the page', async () => {
  const student = await open();
  await student.look('1-before');
  expect(await archiveAfter(student, () => student.tap('确认并导出'))).toBe('PK');
  await student.look('2-saved');
});

it('asks a local account once more who it is, and goes on by itself', async () => {
  const student = await open();
  await refuseOnce(student.page, confirmFirst);
  const signedIn = student.page.waitForRequest('**/api/session/local');
  expect(await archiveAfter(student, () => student.tap('确认并导出'))).toBe('PK');
  expect((await signedIn).postDataJSON()).toMatchObject({ username: 'zhao', client: 'h5' });
});

it('goes through the university’s page and comes back to say that it is sure', async () => {
  const student = await open();
  const { page } = student;
  await refuseOnce(page, confirmFirst);
  await page.route('**/api/meta', async (route) => {
    const answer = await route.fetch();
    const meta = await answer.json();
    await route.fulfill({ response: answer, json: { ...meta, signIn: { ...meta.signIn, cas: true } } });
  });
  await page.route('**/api/session/cas?*', (route) => {
    const asked = new URL(route.request().url()).searchParams;
    expect(asked.get('confirm')).toBe('true');
    return route.fulfill({ status: 302, headers: { location: `${product.url}/#${asked.get('next')}` } });
  });
  await student.tap('确认并导出');
  await student.text('已确认是本人').waitFor();
  await student.look('3-confirmed');
  expect(await archiveAfter(student, () => student.tap('导出'))).toBe('PK');
});

it('says in words why there is no archive', async () => {
  const student = await open();
  await refuseOnce(student.page, {
    status: 429,
    json: { code: 'rate_limited', message: '今天已经导出 5 次，请明天再来', requestId: 'my-data', problems: [] },
  });
  await student.tap('确认并导出');
  await student.page.getByText('今天已经导出 5 次，请明天再来').waitFor();
  expect(student.page.context().pages()).toHaveLength(1);
});
