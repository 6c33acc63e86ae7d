import type { Page } from 'playwright-core';
import { newDesktop, signIn } from '../src/console';
import { sharedDemo } from '../src/demo';

const demo = sharedDemo();
let page: Page;
beforeAll(async () => {
  page = await (await newDesktop(demo.browser, { width: 1440 })).newPage();
});

it('finds people by two characters and, in the palette, by initials', async () => {
  await page.goto(`${demo.url}/console/applications`);
  await signIn(page, 'office');
  const search = page.getByLabel('姓名、拼音、学号、申请号、项目、学校、城市');
  await search.fill('一鸣');
  await search.press('Enter');
  await page.getByRole('link', { name: '赵一鸣' }).first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).waitFor();
  // Nothing is clicked: the palette must have the focus itself.
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '查找');
  await page.keyboard.type('zym');
  await page
    .getByRole('option', { name: /赵一鸣/ })
    .first()
    .waitFor();
});
