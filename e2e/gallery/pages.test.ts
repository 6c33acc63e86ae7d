import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../src/accessibility';
import { launchBrowser, newPhone, screenshot } from '../src/browser';
import { sharedDemo } from '../src/demo';
import { signInContext } from '../src/demo-accounts';
import { lengthenNames } from '../src/long-names';
import { type StudentPage, studentPages } from '../src/page-catalogue';
import { type Theme, themes } from '../src/themes';

/** Every page of the mini program, as a screenshot and checked for accessibility, in every theme. */
const demo = sharedDemo();
let pages: readonly StudentPage[];
beforeAll(async () => {
  pages = await studentPages(demo.url);
});

it.each(themes)('every page is accessible: $name', async (theme) => {
  const browser = await launchBrowser(theme.fontSize);
  const faults: Record<string, readonly string[]> = {};
  for (const username of new Set(pages.map((page) => page.username))) {
    const page = await openPhone(browser, theme, username);
    for (const studentPage of pages.filter((one) => one.username === username)) {
      const found = await visit(page, studentPage, theme);
      if (found.length > 0) faults[studentPage.name] = found;
    }
  }
  await browser.close();
  expect(faults).toEqual({});
});

async function openPhone(browser: Browser, theme: Theme, username: string | null): Promise<Page> {
  const context = await newPhone(browser, theme.colorScheme);
  if (username !== null) await signInContext(context, demo.url, username);
  const page = await context.newPage();
  if (theme.longNames) await lengthenNames(page);
  return page;
}

/** Navigates inside the running app, saves a screenshot, and returns what is wrong with the page. */
async function visit(page: Page, { name, path, text }: StudentPage, theme: Theme): Promise<string[]> {
  const left = await page.evaluate(() => document.querySelector('.taro_page')?.id);
  await page.goto(`${demo.url}/#${path}`);
  await page.locator(`.taro_page:visible:not([id="${left}"])`).last().getByText(text).first().waitFor();
  await screenshot(page, `gallery/${theme.name}/${name}`);
  return accessibilityFaults(page);
}
