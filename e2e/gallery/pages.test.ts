import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../src/accessibility';
import { launchBrowser, newPhone, screenshot } from '../src/browser';
import { animationsEnd } from '../src/console';
import { sharedDemo } from '../src/demo';
import { signInContext } from '../src/demo-accounts';
import { lengthenNames } from '../src/long-names';
import { type StudentPage, studentPages } from '../src/page-catalogue';
import { type ThemeGroup, themeGroups } from '../src/themes';

/** Every page of the mini program, as a screenshot and checked for accessibility, in every theme. */
const demo = sharedDemo();
let pages: readonly StudentPage[];
beforeAll(async () => {
  pages = await studentPages(demo.url);
});

it.each(themeGroups)('every page is accessible: $name', async (group) => {
  const browser = await launchBrowser(group.fontSize);
  const faults: Record<string, readonly string[]> = {};
  for (const username of new Set(pages.map((page) => page.username))) {
    const page = await openPhone(browser, group, username);
    for (const studentPage of pages.filter((one) => one.username === username)) {
      const found = await visit(page, studentPage, group);
      if (found.length > 0) faults[studentPage.name] = found;
    }
  }
  await browser.close();
  expect(faults).toEqual({});
});

async function openPhone(browser: Browser, { longNames }: ThemeGroup, username: string | null): Promise<Page> {
  const context = await newPhone(browser);
  if (username !== null) await signInContext(context, demo.url, username);
  const page = await context.newPage();
  if (longNames) await lengthenNames(page);
  return page;
}

/** Navigates inside the running app, saves a screenshot in each theme, and returns the problems of the page. */
async function visit(page: Page, { name, path, text }: StudentPage, { themes }: ThemeGroup): Promise<string[]> {
  const left = await page.evaluate(() => document.querySelector('.taro_page')?.id);
  await page.goto(`${demo.url}/#${path}`);
  await page.locator(`.taro_page:visible:not([id="${left}"])`).last().getByText(text).first().waitFor();
  const faults: string[] = [];
  for (const { name: theme, colorScheme } of themes) {
    await page.emulateMedia({ colorScheme });
    await animationsEnd(page);
    await screenshot(page, `gallery/${theme}/${name}`);
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${theme}: ${fault}`));
  }
  return faults;
}
