import { programmeRoutes } from '@yuanhang/contract';
import type { Browser, Page } from 'playwright-core';
import { faultsOf } from '../src/accessibility';
import { launchBrowser, picture } from '../src/browser';
import { animationsEnd, openConsole, settled } from '../src/desk';
import { demoPassword } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { signedIn } from '../src/staff';

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

/** Each page of the console with the words that say it has come; the queue and those beside it stand in roles-and-looks. */
const pages = [
  ['office', 'programmes', '名额'],
  ['office', 'programmes?view=calendar', '交流'],
  ['office', 'programmes/new', '学生看到的页面'],
  ['office', 'announcements', '在外学生请按时打卡'],
  ['office', 'ledger', '收件人'],
  ['office', 'register', '学号'],
  ['office', 'statistics', '按学院'],
  ['office', 'transfer', '打卡记录'],
  ['office', 'rules', '试运行'],
  ['office', 'rules?part=duty', '国际处全体'],
  ['office', 'rules?part=days', '添加一天'],
  ['office', 'passes', '给予许可'],
  ['office', 'emergency', '添加电话'],
  ['office', 'abroad?state=overdue', '一键催办'],
  ['admin', 'people', '设置角色'],
  ['admin', 'people?part=colleges', '外国语学院'],
  ['admin', 'transfer', '把 XLSX'],
  ['admin', 'audit', '操作人'],
  ['finance', 'queue', '通过'],
] as const;
const looks = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 768, colorScheme: 'light' },
] as const;

/** Names that only somebody who does not see the page hears, in a language that is not the page's. */
const foreign = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('[aria-label], [title], [placeholder]'))
      .filter((element) => element.closest('[aria-hidden="true"]') === null)
      .flatMap((element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))
      .filter((words) => /^[A-Za-z][A-Za-z -]*$/.test(words))
      .map((words) => `English: ${words}`),
  );

it.each(looks)('every page can be used by everybody at $width px, $colorScheme', async (size) => {
  const faults: string[] = [];
  for (const username of ['office', 'admin', 'finance'] as const) {
    const page = await openConsole(browser, product.url, username, 'applications', size);
    await settled(page, '交流日期');
    for (const [, path, words] of pages.filter(([who]) => who === username)) {
      await page.goto(`${product.url}/console/${path}`);
      await settled(page, words);
      await picture(page, `console/all/${username}-${path.replace(/\W+/g, '-')}-${size.width}-${size.colorScheme}`);
      faults.push(...[...(await faultsOf(page)), ...(await foreign(page))].map((fault) => `${path}: ${fault}`));
    }
    await page.context().close();
  }
  expect(faults).toEqual([]);
});

it('dialogs and drawers too', async () => {
  const faults: string[] = [];
  const office = await openConsole(browser, product.url, 'office', 'announcements');
  await settled(office, '在外学生请按时打卡');
  const see = async (page: Page, name: string) => {
    await animationsEnd(page);
    await picture(page, `console/all/dialog-${name}`);
    faults.push(...[...(await faultsOf(page)), ...(await foreign(page))].map((fault) => `${name}: ${fault}`));
  };
  for (const [name, path, button] of [
    ['announcement', 'announcements', '写公告'],
    ['pass', 'passes', '给予许可'],
    ['contact', 'emergency', '添加电话'],
    ['roll-call', 'abroad', '发起平安确认'],
  ] as const) {
    await office.goto(`${product.url}/console/${path}`);
    await office.getByRole('button', { name: button }).first().click();
    await office.getByRole('dialog').waitFor();
    await see(office, name);
  }
  await office.context().close();
  const admin = await openConsole(browser, product.url, 'admin', 'people');
  await admin.getByRole('button', { name: '添加教职工' }).click();
  await admin.getByRole('dialog').getByRole('checkbox', { name: '学院审核' }).check();
  await admin.getByText('负责的学院').waitFor();
  await see(admin, 'user');
  await admin.context().close();
  expect(faults).toEqual([]);
});

it('says that there is nothing, that the network is gone, and that a page failed, each in words', async () => {
  const page = await openConsole(browser, product.url, 'office', 'applications?q=nobody-at-all');
  await page.getByText('没有符合条件的申请').waitFor();
  await page.context().setOffline(true);
  await page
    .getByText(/网络.*断开|离线|没有网络/)
    .first()
    .waitFor();
  await settled(page, /网络|离线/);
  await picture(page, 'console/offline');
  expect(await faultsOf(page)).toEqual([]);
  await page.context().setOffline(false);
  await page.route('**/api/admin/programmes?*', (route) =>
    route.fulfill({ status: 500, contentType: 'application/json', body: '{}' }),
  );
  await page.getByRole('link', { name: '项目' }).click();
  await page.getByRole('button', { name: '重试' }).waitFor();
  await picture(page, 'console/failed-page');
  await page.unroute('**/api/admin/programmes?*');
  await page.getByRole('button', { name: '重试' }).click();
  await settled(page, '柏林自由大学学期交换');
  const office = await signedIn(product.url, 'office', demoPassword);
  const { items } = await office(programmeRoutes.adminList, { query: { limit: 1 } });
  await page.goto(`${product.url}/console/programmes/${items[0]?.id.split('').reverse().join('')}`);
  await page
    .getByText(/没有找到|不存在/)
    .first()
    .waitFor();
  await page.context().close();
});
