import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { ColorScheme } from './browser';
import { demoPassword } from './personas';

export interface DeskSize {
  readonly width: number;
  readonly colorScheme?: ColorScheme;
}

/** A screen on a desk; what is typed and pressed there goes to a page of its own. */
export async function desk(
  browser: Browser,
  { width, colorScheme = 'light' }: DeskSize = { width: 1440 },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width > 1000 ? Math.round(width * 0.625) : 1024 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme,
  });
  context.setDefaultTimeout(30_000);
  return context;
}

/**
 * What the page threw, or what its policy forbade it to run; a calm page has none. A style that Ant Design tries in
 * order to measure a scrollbar is refused too, and nothing comes of it.
 */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Refused|Executing|Warning:/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** Types name and password into whatever asks for them. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Opens a page of the console for somebody of the demo, on a desk of their own. */
export async function openConsole(
  browser: Browser,
  url: string,
  username: string,
  path: string,
  size?: DeskSize,
): Promise<Page> {
  const page = await (await desk(browser, size)).newPage();
  await page.goto(`${url}/console/${path}`);
  await signIn(page, username);
  return page;
}

/** Waits for what a page that has come shows, and for its animations. */
export async function settled(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.ant-spin-spinning').length === 0);
  await animationsEnd(page);
}

/** Those that have an end: what says that work is under way turns for as long as it is. */
export const animationsEnd = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity),
  );

/** Picks from one of Ant Design's lists: the box is clicked, then the option; typing narrows where the list can be searched. */
export async function choose(within: Page | Locator, label: string, option: string, typed?: string): Promise<void> {
  const box = within.getByLabel(label, { exact: true }).and(within.getByRole('combobox'));
  await box.click();
  if (typed !== undefined) await box.fill(typed);
  const page = 'page' in within ? within.page() : within;
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

/** Types a day into a field of the calendar. */
export async function pickDay(within: Page | Locator, label: string, day: string): Promise<void> {
  const field = within.getByLabel(label, { exact: true });
  await field.fill(day);
  await field.press('Enter');
}
