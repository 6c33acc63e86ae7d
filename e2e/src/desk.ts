import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ColorScheme } from './browser';
import { demoPassword } from './personas';

export interface DeskSize {
  readonly width: number;
  readonly colorScheme?: ColorScheme;
}

/** A screen on a desk. */
export async function desk(browser: Browser, { width, colorScheme = 'light' }: DeskSize): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width > 1000 ? Math.round(width * 0.625) : 1024 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme,
  });
  context.setDefaultTimeout(20_000);
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
