import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { applicationRoutes } from '@yuanhang/contract';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../src/accessibility';
import { apiAs } from '../src/api';
import { breakApi, emptyList, pauseApi } from '../src/broken-api';
import { newPhone, screenshot } from '../src/browser';
import { sharedDemo } from '../src/demo';
import { signInContext } from '../src/demo-accounts';
import { type StudentPage, studentPages } from '../src/page-catalogue';

/** What every page of the mini program shows while it loads, when the server fails, and when there is nothing to show. */
const demo = sharedDemo();
let pages: readonly StudentPage[];
beforeAll(async () => {
  pages = await studentPages(demo.url);
});

/** A page without anything in its storage: the app would show what it has stored before it asks the server. */
async function freshPage(username: string | null): Promise<Page> {
  const context = await newPhone(demo.browser);
  if (username !== null) await signInContext(context, demo.url, username);
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.clear());
  return page;
}
const currentPage = (page: Page) => page.locator('.taro_page:visible').last();
const shownText = (page: Page, text: string | RegExp) => currentPage(page).getByText(text).first();
const goTo = (page: Page, path: string) => page.goto(`${demo.url}/#${path}`);

/** Runs the check on every page that asks the server, on one phone for each student; returns the errors by page. */
async function onEveryPage(
  check: (page: Page, studentPage: StudentPage) => Promise<void>,
): Promise<Record<string, string>> {
  const failed: Record<string, string> = {};
  for (const username of new Set(pages.map((studentPage) => studentPage.username))) {
    const page = await freshPage(username);
    for (const studentPage of pages.filter((one) => one.username === username && !one.isStatic)) {
      // A change of the hash alone would not load the app again.
      await page.goto('about:blank');
      await check(page, studentPage).catch((error: unknown) => {
        failed[studentPage.name] = String(error).slice(0, 300);
      });
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
    await page.context().close();
  }
  return failed;
}

it('the catalogue contains every page', () => {
  const folder = join(__dirname, '..', '..', 'miniapp', 'src', 'pages');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.config.ts'))
    .map((file) => `/pages/${file.replace('.config.ts', '')}`);
  const listed = new Set(pages.map(({ path }) => path.split('?')[0]));
  // This page shows WeChat's web-view, which a browser does not have.
  expect(paths.filter((path) => !listed.has(path))).toEqual(['/pages/handover/index']);
});

it.each([
  ['offline', '没有网络'],
  ['error', '出了点问题，我们已经记录'],
] as const)('every page names the failure and recovers: %s', async (failure, message) => {
  const failed = await onEveryPage(async (page, { name, path, text }) => {
    const repair = await breakApi(page, failure);
    await goTo(page, path);
    await shownText(page, message).waitFor();
    await screenshot(page, `states/${failure}/${name}`);
    await repair();
    const retry = currentPage(page).getByRole('button', { name: '重试' });
    // From the last to the first: a button disappears once its part of the page has loaded.
    for (let index = (await retry.count()) - 1; index >= 0; index -= 1) await retry.nth(index).click();
    await shownText(page, text).waitFor();
  });
  expect(failed).toEqual({});
});

it.each(['offline', 'error'] as const)('the check-in page shows whom to call: %s', async (failure) => {
  const page = await freshPage('zhao');
  await breakApi(page, failure);
  await goTo(page, pages.find(({ name }) => name === 'check-in')?.path ?? '');
  await shownText(page, '重试').waitFor();
  await shownText(page, '领事保护热线 12308').waitFor();
  await currentPage(page).getByRole('button', { name: '我需要帮助' }).waitFor();
  await screenshot(page, `states/${failure}/check-in-help`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().close();
});

it('every page shows a skeleton while the network is slow', async () => {
  const failed = await onEveryPage(async (page, { path, text }) => {
    const release = await pauseApi(page);
    await goTo(page, path);
    await currentPage(page).locator('.yh-skeleton').first().waitFor();
    release();
    await shownText(page, text).waitFor();
  });
  expect(failed).toEqual({});
});

describe('an empty list', () => {
  const newestApplication = async (username: string) => {
    const call = await apiAs(demo.url, username);
    return (await call(applicationRoutes.list, { query: {} })).items[0]?.id ?? '';
  };
  const lists: readonly [name: string, path: string, list: string, message: string][] = [
    ['programmes', '/pages/programmes/index', '/api/programmes', '没有符合条件的项目'],
    ['applications', '/pages/applications/index', '/api/applications', '还没有申请'],
    ['messages', '/pages/message/index', '/api/messages', '还没有消息'],
    ['deliveries', '/pages/account/deliveries', '/api/me/deliveries', '还没有发送过消息'],
    ['announcements', '/pages/announcement/list', '/api/announcements', '目前没有公告'],
  ];
  it.each(lists)('%s', async (name, path, list, message) => {
    const page = await freshPage('zhao');
    await emptyList(page, list);
    await goTo(page, path);
    await shownText(page, message).waitFor();
    await screenshot(page, `states/empty/${name}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['check-in-history', '/pages/check-in/history?applicationId=', '还没有打卡'],
    ['arrival', '/pages/check-in/arrival?applicationId=', '抵达打卡后再补充'],
    ['supplement', '/pages/application/supplement?id=', '目前不需要补交材料'],
  ])('%s, of a student who is not abroad yet', async (name, path, message) => {
    const page = await freshPage('zhou');
    await goTo(page, path + (await newestApplication('zhou')));
    await shownText(page, message).waitFor();
    await screenshot(page, `states/empty/${name}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});
