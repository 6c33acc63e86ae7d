import type { Browser } from 'playwright-core';
import { faultsOf } from '../src/accessibility';
import { launchBrowser, picture } from '../src/browser';
import { openConsole, settled } from '../src/desk';
import { type Product, startProduct } from '../src/product';

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

it.each([
  ['college', ['待办', '申请', '在外学生'], ['审计', '人员与学院', '消息台账']],
  ['finance', ['待办', '申请'], ['在外学生']],
  ['admin', ['申请'], ['待办', '在外学生']],
])('%s finds what is theirs and nothing else', async (username, theirs, others) => {
  const page = await openConsole(browser, product.url, username, '');
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await menu.getByRole('link').first().waitFor();
  const titles = (await menu.getByRole('link').allInnerTexts()).map((text) => text.replace(/[\s\d+]/g, ''));
  for (const title of theirs) expect(titles).toContain(title);
  for (const title of others) expect(titles).not.toContain(title);
  await page.context().close();
});

it('a college reviewer sees only the students of the own college, in lists and in search', async () => {
  const page = await openConsole(browser, product.url, 'college', 'applications');
  await settled(page, '外国语学院');
  const rows = page.locator('tbody small', { hasText: '学院' });
  await rows.first().waitFor();
  const colleges = await rows.allInnerTexts();
  expect(colleges.length).toBeGreaterThan(3);
  for (const text of colleges) expect(text).toContain('外国语学院');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).fill('赵一鸣');
  await page.getByText('没有找到').waitFor();
  await page.context().close();
});

it('an address that is not for one’s role says so', async () => {
  const page = await openConsole(browser, product.url, 'finance', 'abroad');
  await page.getByText('你的角色看不到这一页').waitFor();
  await page.context().close();
});

it('two filters chosen before the page is drawn again both count', async () => {
  const page = await openConsole(browser, product.url, 'office', 'queue');
  await settled(page, '等待超过');
  await page.evaluate(async () => {
    document.querySelector<HTMLElement>('.pills button:nth-of-type(2)')?.click();
    // As long as it takes until the address has it, without a turn for what draws.
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    document.querySelector<HTMLElement>('.filter-bar > .pill')?.click();
  });
  await page.waitForURL(/kind=[a-z_]+&wait=long/);
  await page.context().close();
});

const sights = [
  { name: 'queue', path: 'queue', words: '等待超过' },
  { name: 'applications', path: 'applications', words: '交流日期' },
  { name: 'abroad', path: 'abroad', words: '在哪里' },
] as const;
const desks = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 1920, colorScheme: 'light' },
  { width: 1280, colorScheme: 'light' },
  { width: 768, colorScheme: 'light' },
] as const;

it.each(desks)('can be read at $width px, $colorScheme', async (size) => {
  const page = await openConsole(browser, product.url, 'office', 'queue', size);
  const faults: string[] = [];
  for (const { name, path, words } of sights) {
    if (name !== 'queue') await page.goto(`${product.url}/console/${path}`);
    await settled(page, words);
    if (name === 'queue') await page.getByRole('button', { name: '通过', exact: true }).waitFor();
    await picture(page, `console/${name}-${size.width}-${size.colorScheme}`);
    faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
  }
  await page.goto(`${product.url}/console/applications?q=${encodeURIComponent('赵一鸣')}`);
  await page.getByRole('link', { name: '赵一鸣' }).click();
  await settled(page, '报表');
  await picture(page, `console/record-${size.width}-${size.colorScheme}`);
  faults.push(...(await faultsOf(page)).map((fault) => `record: ${fault}`));
  expect(faults).toEqual([]);
  await page.context().close();
});
