import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { applicationRoutes } from '@yuanhang/contract';
import type { Browser, Page } from 'playwright-core';
import { faultsOf } from '../src/accessibility';
import { breakApi, emptyList, holdApi } from '../src/broken-api';
import { launchBrowser, phone, picture } from '../src/browser';
import { becomeStudent, demoPassword } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { type Sight, sights } from '../src/sights';
import { signedIn } from '../src/staff';

let product: Product;
let browser: Browser;
let all: readonly Sight[];
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  all = await sights(product.url);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A phone that has never shown anything: what it keeps would hide what is asked here. */
async function freshPage(who: string | null): Promise<Page> {
  const context = await phone(browser);
  if (who !== null) await becomeStudent(context, product.url, who);
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.clear());
  return page;
}
const seen = (page: Page) => page.locator('.taro_page:visible').last();
const words = (page: Page, text: string | RegExp) => seen(page).getByText(text).first();
const goTo = (page: Page, path: string) => page.goto(`${product.url}/#${path}`);

/** Walks over every page that asks the server, one phone for each student; answers with what went wrong where. */
async function onEveryPage(walk: (page: Page, sight: Sight) => Promise<void>): Promise<Record<string, string>> {
  const failed: Record<string, string> = {};
  for (const who of new Set(all.map((sight) => sight.who))) {
    const page = await freshPage(who);
    for (const sight of all.filter((one) => one.who === who && !one.asksNobody)) {
      // Another page between two of the same path: a hash that stays the same loads nothing.
      await page.goto('about:blank');
      await walk(page, sight).catch((error: unknown) => {
        failed[sight.name] = String(error).slice(0, 300);
      });
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
    await page.context().close();
  }
  return failed;
}

it('leaves no page out', () => {
  const folder = join(__dirname, '..', '..', 'miniapp', 'src', 'pages');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.config.ts'))
    .map((file) => `/pages/${file.replace('.config.ts', '')}`);
  const seen = new Set(all.map(({ path }) => path.split('?')[0]));
  // It shows WeChat's web-view, which a browser does not have.
  expect(pages.filter((path) => !seen.has(path))).toEqual(['/pages/handover/index']);
});

it.each([
  ['offline', '没有网络'],
  ['error', '出了点问题，我们已经记录'],
] as const)('every page says what is wrong and recovers: %s', async (trouble, said) => {
  const failed = await onEveryPage(async (page, { name, path, words: content }) => {
    const mend = await breakApi(page, trouble);
    await goTo(page, path);
    await words(page, said).waitFor();
    await picture(page, `states/${trouble}/${name}`);
    await mend();
    const again = seen(page).getByRole('button', { name: '重试' });
    for (let left = await again.count(); left > 0; left -= 1) await again.first().click();
    await words(page, content).waitFor();
  });
  expect(failed).toEqual({});
});

it.each(['offline', 'error'] as const)('the check-in shows whom to call, whatever is wrong: %s', async (trouble) => {
  const page = await freshPage('zhao');
  await breakApi(page, trouble);
  await goTo(page, all.find(({ name }) => name === 'check-in')?.path ?? '');
  await words(page, '重试').waitFor();
  await words(page, '领事保护热线 12308').waitFor();
  await seen(page).getByRole('button', { name: '我需要帮助' }).waitFor();
  await picture(page, `states/${trouble}/check-in-help`);
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

it('every page shows that it is on its way, on a slow network', async () => {
  const failed = await onEveryPage(async (page, { path, words: content }) => {
    const letGo = await holdApi(page);
    await goTo(page, path);
    await seen(page).locator('.yh-skeleton').first().waitFor();
    await letGo();
    await words(page, content).waitFor();
  });
  expect(failed).toEqual({});
});

describe('with nothing to show', () => {
  const mine = async (who: string) => {
    const call = await signedIn(product.url, who, demoPassword);
    return (await call(applicationRoutes.list, { query: {} })).items[0]?.id ?? '';
  };
  const lists: readonly [name: string, path: string, list: string, said: string][] = [
    ['programmes', '/pages/programmes/index', '/api/programmes', '没有符合条件的项目'],
    ['applications', '/pages/applications/index', '/api/applications', '还没有申请'],
    ['messages', '/pages/message/index', '/api/messages', '还没有消息'],
    ['deliveries', '/pages/account/deliveries', '/api/me/deliveries', '还没有发送过消息'],
    ['announcements', '/pages/announcement/list', '/api/announcements', '目前没有公告'],
  ];
  it.each(lists)('%s', async (name, path, list, said) => {
    const page = await freshPage('zhao');
    await emptyList(page, list);
    await goTo(page, path);
    await words(page, said).waitFor();
    await picture(page, `states/empty/${name}`);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['check-in-history', '/pages/check-in/history?applicationId=', '还没有打卡'],
    ['arrival', '/pages/check-in/arrival?applicationId=', '抵达打卡后再补充'],
    ['supplement', '/pages/application/supplement?id=', '目前不需要补交材料'],
  ])('%s, of somebody who is not abroad yet', async (name, path, said) => {
    const page = await freshPage('zhou');
    await goTo(page, path + (await mine('zhou')));
    await words(page, said).waitFor();
    await picture(page, `states/empty/${name}`);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});
