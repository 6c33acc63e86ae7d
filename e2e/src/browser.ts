import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const output = join(__dirname, '..', 'output');

/** Debian's Chromium. Its headless shell is not used: it fires no `online` event when the network comes back. */
const debianChromium = '/usr/bin/chromium';

/**
 * Starts Chromium, the one named by CHROMIUM if it is set, without its background requests to the internet.
 * @param fontSize the reader's font size of the browser's settings, in pixels; 16 is the default of browsers
 */
export function launchBrowser(fontSize = 16): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? debianChromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--blink-settings=defaultFontSize=${fontSize}`,
    ],
  });
}

/** The limit of every wait. It guards against hanging and measures nothing, so it suits a busy machine. */
export const waitMilliseconds = 60_000;

export type ColorScheme = 'light' | 'dark';

/** A browser context with the screen of a small phone, in China. */
export async function newPhone(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 667 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
  });
  context.setDefaultTimeout(waitMilliseconds);
  return context;
}

/** Saves a screenshot as e2e/output/`name`.png. `name` may contain folders. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const path = join(output, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
}
