import type { Browser } from 'playwright-core';
import { launchBrowser } from '../src/browser';
import { type Product, startProduct } from '../src/product';
import { walkerOf } from '../src/walker';

/** What one writes several lines into is as tall as what is written. */
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

it('begins with one line, grows with what is written, and shrinks again', async () => {
  const student = await walkerOf(browser, product, 'zhao', 'paragraphs');
  const { id } = await student.application();
  await student.open(`/pages/check-in/index?applicationId=${id}`);
  const paragraph = student.seen().locator('.taro-textarea').first();
  await paragraph.waitFor();
  /** In lines, once nothing is hidden below the edge any more. */
  const lines = async () => {
    await student.page.waitForFunction(
      (one) => one && one.scrollHeight <= one.clientHeight,
      await paragraph.elementHandle(),
    );
    return paragraph.evaluate(
      (one) => Math.round((one.clientHeight / Number.parseFloat(getComputedStyle(one).lineHeight)) * 10) / 10,
    );
  };
  expect(await lines()).toBe(1);
  await paragraph.fill('课程跟得上。\n住处安静。\n一切顺利。\n周末去看展览。');
  expect(await lines()).toBe(4);
  await student.look('1-four-lines');
  await paragraph.fill('');
  await student.page.waitForFunction((one) => one?.getAttribute('rows') === '1', await paragraph.elementHandle());
  expect(await lines()).toBe(1);
});
