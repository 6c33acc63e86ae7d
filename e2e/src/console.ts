import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type ColorScheme, waitMilliseconds } from './browser';
import type { Demo } from './demo';
import { demoPassword, signInContext } from './demo-accounts';

export interface DesktopScreen {
  readonly width: number;
  readonly colorScheme?: ColorScheme;
}

/** Of a desktop computer or, below 1000 px, of a tablet. */
const viewportOf = (width: number) => ({ width, height: width > 1000 ? Math.round(width * 0.625) : 1024 });

/** A browser context with this screen. */
export async function newDesktop(
  browser: Browser,
  { width, colorScheme = 'light' }: DesktopScreen = { width: 1440 },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: viewportOf(width),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme,
  });
  context.setDefaultTimeout(waitMilliseconds);
  return context;
}

/**
 * Collects from now on the errors that the page throws, React's warnings and what the content security policy refuses.
 * Ant Design inserts a style element to measure the scrollbar; the policy refuses that too, and it does no harm.
 */
export function pageErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/Refused|Executing|Warning:/.test(message.text())) errors.push(message.text());
  });
  return errors;
}

/** Fills in the sign-in form that the page shows. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Opens a page of the console for a demo account, in a browser context of its own. */
export async function openConsole(
  { browser, url }: Demo,
  username: string,
  path: string,
  screen?: DesktopScreen,
): Promise<Page> {
  const context = await newDesktop(browser, screen);
  await signInContext(context, url, username);
  const page = await context.newPage();
  await page.goto(`${url}/console/${path}`);
  return page;
}

/** Gives the open page another screen, as a reader does who resizes the window or changes the system's theme. */
export async function changeScreen(page: Page, { width, colorScheme = 'light' }: DesktopScreen): Promise<void> {
  await page.setViewportSize(viewportOf(width));
  await page.emulateMedia({ colorScheme });
}

/** Waits until the page shows this text, no spinner, and no running animation. */
export async function settled(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.ant-spin-spinning').length === 0);
  await animationsEnd(page);
}

/** Waits for the animations that have an end; an icon that shows running work turns for as long as it is shown. */
export const animationsEnd = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity),
  );

/**
 * Chooses an option of an Ant Design select.
 * @param search typed into the select first, where it can be searched
 */
export async function choose(within: Page | Locator, label: string, option: string, search?: string): Promise<void> {
  const box = within.getByLabel(label, { exact: true }).and(within.getByRole('combobox'));
  await box.click();
  if (search !== undefined) await box.fill(search);
  const page = 'page' in within ? within.page() : within;
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

/** Types a date into a date picker. */
export async function pickDay(within: Page | Locator, label: string, day: string): Promise<void> {
  const field = within.getByLabel(label, { exact: true });
  await field.fill(day);
  await field.press('Enter');
}
