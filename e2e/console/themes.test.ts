import { programmeRoutes } from '@yuanhang/contract';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../src/accessibility';
import { apiAs } from '../src/api';
import { screenshot } from '../src/browser';
import { animationsEnd, changeScreen, openConsole, settled } from '../src/console';
import { sharedDemo } from '../src/demo';

/** Every page of the console is accessible in every theme and width. */
const demo = sharedDemo();

/** The user who opens each page, and text that the page shows once it has loaded. */
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
const screens = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 768, colorScheme: 'light' },
] as const;

/** English names that only a screen reader reads, on a Chinese page. */
const englishNames = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('[aria-label], [title], [placeholder]'))
      .filter((element) => element.closest('[aria-hidden="true"]') === null)
      .flatMap((element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))
      .filter((name) => /^[A-Za-z][A-Za-z -]*$/.test(name))
      .map((name) => `English: ${name}`),
  );

it.each(['office', 'admin', 'finance'] as const)('every page of %s is accessible on every screen', async (username) => {
  const page = await openConsole(demo, username, 'applications');
  await settled(page, '交流日期');
  const faults: string[] = [];
  for (const [, path, text] of pages.filter(([who]) => who === username)) {
    await page.goto(`${demo.url}/console/${path}`);
    for (const screen of screens) {
      const name = `${username}-${path.replace(/\W+/g, '-')}-${screen.width}-${screen.colorScheme}`;
      await changeScreen(page, screen);
      await settled(page, text);
      await screenshot(page, `console/all/${name}`);
      const found = [...(await accessibilityFaults(page)), ...(await englishNames(page))];
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
  }
  await page.context().close();
  expect(faults).toEqual([]);
});

/** The pages that are used most, at more widths. */
const mainPages = [
  { name: 'queue', path: 'queue', text: '等待超过' },
  { name: 'applications', path: 'applications', text: '交流日期' },
  { name: 'abroad', path: 'abroad', text: '在哪里' },
] as const;
const mainScreens = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 1920, colorScheme: 'light' },
  { width: 1280, colorScheme: 'light' },
  { width: 768, colorScheme: 'light' },
] as const;

it('the main pages are accessible on every screen', async () => {
  const page = await openConsole(demo, 'office', 'queue');
  const faults: string[] = [];
  const check = async (name: string, text: string) => {
    for (const screen of mainScreens) {
      await changeScreen(page, screen);
      await settled(page, text);
      await screenshot(page, `console/${name}-${screen.width}-${screen.colorScheme}`);
      const found = await accessibilityFaults(page);
      faults.push(...found.map((fault) => `${name}, ${screen.width} px, ${screen.colorScheme}: ${fault}`));
    }
  };
  for (const { name, path, text } of mainPages) {
    if (name !== 'queue') await page.goto(`${demo.url}/console/${path}`);
    await settled(page, text);
    if (name === 'queue') await page.getByRole('button', { name: '通过', exact: true }).waitFor();
    await check(name, text);
  }
  await page.goto(`${demo.url}/console/applications?q=${encodeURIComponent('赵一鸣')}`);
  await page.getByRole('link', { name: '赵一鸣' }).click();
  await check('record', '报表');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('every dialog is accessible', async () => {
  const faults: string[] = [];
  const office = await openConsole(demo, 'office', 'announcements');
  await settled(office, '在外学生请按时打卡');
  const check = async (page: Page, name: string) => {
    await animationsEnd(page);
    await screenshot(page, `console/all/dialog-${name}`);
    faults.push(
      ...[...(await accessibilityFaults(page)), ...(await englishNames(page))].map((fault) => `${name}: ${fault}`),
    );
  };
  for (const [name, path, button] of [
    ['announcement', 'announcements', '写公告'],
    ['pass', 'passes', '给予许可'],
    ['contact', 'emergency', '添加电话'],
    ['roll-call', 'abroad', '发起平安确认'],
  ] as const) {
    await office.goto(`${demo.url}/console/${path}`);
    await office.getByRole('button', { name: button }).first().click();
    await office.getByRole('dialog').waitFor();
    await check(office, name);
  }
  await office.context().close();
  const admin = await openConsole(demo, 'admin', 'people');
  await admin.getByRole('button', { name: '添加教职工' }).click();
  await admin.getByRole('dialog').getByRole('checkbox', { name: '学院审核' }).check();
  await admin.getByText('负责的学院').waitFor();
  await check(admin, 'user');
  await admin.context().close();
  expect(faults).toEqual([]);
});

it('an empty list, a lost connection, a failed page and an unknown address have their messages', async () => {
  const page = await openConsole(demo, 'office', 'applications?q=nobody-at-all');
  await page.getByText('没有符合条件的申请').waitFor();
  await page.context().setOffline(true);
  await page
    .getByText(/网络.*断开|离线|没有网络/)
    .first()
    .waitFor();
  await settled(page, /网络|离线/);
  await screenshot(page, 'console/offline');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().setOffline(false);
  await page.route('**/api/admin/programmes?*', (route) =>
    route.fulfill({ status: 500, contentType: 'application/json', body: '{}' }),
  );
  await page.getByRole('link', { name: '项目' }).click();
  await page.getByRole('button', { name: '重试' }).waitFor();
  await screenshot(page, 'console/failed-page');
  await page.unroute('**/api/admin/programmes?*');
  await page.getByRole('button', { name: '重试' }).click();
  await settled(page, '柏林自由大学学期交换');
  const office = await apiAs(demo.url, 'office');
  const { items } = await office(programmeRoutes.adminList, { query: { limit: 1 } });
  await page.goto(`${demo.url}/console/programmes/${items[0]?.id.split('').reverse().join('')}`);
  await page
    .getByText(/没有找到|不存在/)
    .first()
    .waitFor();
  await page.context().close();
});
