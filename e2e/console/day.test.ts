import type { Browser, Page } from 'playwright-core';
import { launchBrowser, picture } from '../src/browser';
import { complaintsOf, openConsole, settled } from '../src/desk';
import { type Product, startProduct } from '../src/product';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const about = (page: Page) => page.locator('.desk h2');
const button = (page: Page, name: string) => page.locator('.desk-foot').getByRole('button', { name, exact: true });
const isEmpty = (page: Page) => page.getByText('没有等你处理的事项');

/** Waits until another record stands there, or none. */
async function moved(page: Page, from: string): Promise<void> {
  await page.waitForFunction((before) => {
    const heading = document.querySelector('.desk h2 a');
    return heading === null
      ? document.body.innerText.includes('没有等你处理的事项')
      : heading.getAttribute('href') !== before;
  }, from);
}

const address = async (page: Page) => (await about(page).locator('a').getAttribute('href')) ?? '';

/** Approves whatever waits, by keyboard alone; answers how many it were. */
async function approveAll(page: Page, most: number): Promise<number> {
  for (let count = 0; count < most; count += 1) {
    await about(page).or(isEmpty(page)).first().waitFor();
    if (await isEmpty(page).isVisible()) return count;
    await button(page, '通过').waitFor();
    const before = await address(page);
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await moved(page, before);
  }
  return most;
}

it('does twenty reviews by keyboard, through the colleges and the office', async () => {
  let done = 0;
  for (const college of ['college', 'college-cs', 'college-ph', 'college-law', 'college-mgt', 'college-chem']) {
    const page = await openConsole(browser, product.url, college, 'queue');
    done += await approveAll(page, 20);
    await page.context().close();
  }
  const page = await openConsole(browser, product.url, 'office', 'queue');
  const complaints = complaintsOf(page);
  await settled(page, '通过');
  await picture(page, 'console/queue');

  // Sent back with words, and asked for more, without the mouse.
  const first = await address(page);
  await page.keyboard.press('r');
  await page.keyboard.type('学习计划请再具体一些。');
  await page.keyboard.press('Control+Enter');
  await moved(page, first);
  const second = await address(page);
  await page.keyboard.press('s');
  await page.getByLabel('第 1 项材料').fill('英文成绩单（盖章）');
  await page.getByLabel('给学生的说明').fill('对方院校只认盖章的版本。');
  await picture(page, 'console/supplement');
  await page.getByRole('button', { name: '发出' }).click();
  await moved(page, second);

  done += 2 + (await approveAll(page, 18 - done));
  expect(done).toBeGreaterThanOrEqual(20);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('decides several at once and says of each what came of it', async () => {
  const page = await openConsole(browser, product.url, 'finance', 'queue');
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
  await picture(page, 'console/batch');
  await page.context().close();
});
