import type { Page } from 'playwright-core';
import { screenshot } from '../src/browser';
import { openConsole, pageErrors, settled } from '../src/console';
import { ownDemo } from '../src/demo';

const demo = ownDemo();

const heading = (page: Page) => page.locator('.desk h2');
const button = (page: Page, name: string) => page.locator('.desk-foot').getByRole('button', { name, exact: true });
const isEmpty = (page: Page) => page.getByText('没有等你处理的事项');

/** Waits until the page shows another record than this one, or that the queue is empty. */
async function untilNext(page: Page, shown: string): Promise<void> {
  await page.waitForFunction((before) => {
    const heading = document.querySelector('.desk h2 a');
    return heading === null
      ? document.body.innerText.includes('没有等你处理的事项')
      : heading.getAttribute('href') !== before;
  }, shown);
}

const address = async (page: Page) => (await heading(page).locator('a').getAttribute('href')) ?? '';

/** Approves by keyboard until the queue is empty or `limit` is reached, and returns how many. */
async function approveQueue(page: Page, limit: number): Promise<number> {
  for (let count = 0; count < limit; count += 1) {
    await heading(page).or(isEmpty(page)).first().waitFor();
    if (await isEmpty(page).isVisible()) return count;
    await button(page, '通过').waitFor();
    const before = await address(page);
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await untilNext(page, before);
  }
  return limit;
}

it('twenty reviews of colleges and office need the keyboard only', async () => {
  let done = 0;
  for (const college of ['college', 'college-cs', 'college-ph', 'college-law', 'college-mgt', 'college-chem']) {
    const page = await openConsole(demo, college, 'queue');
    done += await approveQueue(page, 20);
    await page.context().close();
  }
  const page = await openConsole(demo, 'office', 'queue');
  const errors = pageErrors(page);
  await settled(page, '通过');
  await screenshot(page, 'console/queue');

  // Return for revision, and request for more material.
  const first = await address(page);
  await page.keyboard.press('r');
  await page.keyboard.type('学习计划请再具体一些。');
  await page.keyboard.press('Control+Enter');
  await untilNext(page, first);
  const second = await address(page);
  await page.keyboard.press('s');
  await page.getByLabel('第 1 项材料').fill('英文成绩单（盖章）');
  await page.getByLabel('给学生的说明').fill('对方院校只认盖章的版本。');
  await screenshot(page, 'console/supplement');
  await page.getByRole('button', { name: '发出' }).click();
  await untilNext(page, second);

  done += 2 + (await approveQueue(page, 18 - done));
  expect(done).toBeGreaterThanOrEqual(20);
  expect(errors).toEqual([]);
  await page.context().close();
});

it('several requests are decided at once, with the result of each', async () => {
  const page = await openConsole(demo, 'finance', 'queue');
  await settled(page, '通过');
  await page.keyboard.press(' ');
  await page.keyboard.press(' ');
  await page.getByText('已选 2 项').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: '通过', exact: true }).last().click();
  await page
    .getByText(/项已通过|项成功/)
    .first()
    .waitFor();
  await screenshot(page, 'console/batch');
  await page.context().close();
});
