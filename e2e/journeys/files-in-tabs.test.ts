import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../src/browser';
import { type Product, startProduct } from '../src/product';
import { type Walker, walkerOf } from '../src/walker';

/** Files open in a tab of their own, on Safari too, where a tab opens in the tap itself and at no other time. */
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

/** Chromium lets a tab open seconds after a tap. Here a request, or a turn of the clock, ends the tap. */
const asInSafari = (page: Page) =>
  page.addInitScript(() => {
    let tapping = false;
    const end = () => {
      tapping = false;
    };
    addEventListener(
      'click',
      () => {
        tapping = true;
        setTimeout(end);
      },
      true,
    );
    const { open, fetch } = window;
    window.open = (...args) => (tapping ? open.apply(window, args) : null);
    window.fetch = (...args) => {
      end();
      return fetch.apply(window, args);
    };
  });

async function safariOf(username: string): Promise<Walker> {
  const student = await walkerOf(browser, product, username, 'files');
  await asInSafari(student.page);
  return student;
}

/** Taps; answers with what the server sent to the new tab, while the page stays where it was. */
async function openedBy(student: Walker, tap: () => Promise<void>): Promise<string> {
  const { page } = student;
  const before = page.url();
  const context = page.context();
  const [tab, answer] = await Promise.all([
    context.waitForEvent('page'),
    context.waitForEvent('response', (one) => /\/api\/files\/|\.pdf$|\/documents\//.test(one.url())),
    tap(),
  ]);
  expect(await tab.evaluate(() => window.opener).catch(() => null)).toBeNull();
  expect(page.url()).toBe(before);
  await tab.close();
  return `${answer.status()} ${answer.headers()['content-type']}`;
}
const supplementFile = async () => {
  const student = await safariOf('yun');
  const { id } = await student.application();
  await student.open(`/pages/application/supplement?id=${id}`);
  await student.text('成绩单（盖章）.pdf').waitFor();
  return student;
};

it('shows an uploaded file', async () => {
  const student = await supplementFile();
  await student.tapText('成绩单（盖章）.pdf');
  const look = student.page.getByText('查看', { exact: true });
  expect(await openedBy(student, () => look.click())).toBe('200 application/pdf');
});

it('shows a paper that the server makes', async () => {
  const student = await safariOf('zhao');
  const { id } = await student.application();
  await student.open(`/pages/application/index?id=${id}`);
  await student.text('文书').waitFor();
  await student.seen().getByRole('tab', { name: '文书' }).click();
  await student.text('点开查看或保存').waitFor();
  expect(await openedBy(student, () => student.tapText('点开查看或保存'))).toBe('200 application/pdf');
});

it('closes the tab again and says why, when there is nothing to show', async () => {
  const student = await supplementFile();
  const { page } = student;
  await page.route('**/api/attachments/*/link*', (route) =>
    route.fulfill({
      status: 409,
      json: { code: 'not_allowed_now', message: '文件正在安全检查，请稍后再看', requestId: 'tabs', problems: [] },
    }),
  );
  await student.tapText('成绩单（盖章）.pdf');
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByText('查看', { exact: true }).click(),
  ]);
  await page.getByText('文件正在安全检查，请稍后再看').waitFor();
  if (!tab.isClosed()) await tab.waitForEvent('close');
});
