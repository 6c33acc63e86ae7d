import type { Page } from 'playwright-core';
import { faultsOf } from '../src/accessibility';
import { launchBrowser, phone, picture } from '../src/browser';
import { withLongNames } from '../src/long-names';
import { type Look, looks } from '../src/looks';
import { becomeStudent } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { type Sight, sights } from '../src/sights';

let product: Product;
let all: readonly Sight[];
beforeAll(async () => {
  product = await startProduct();
  all = await sights(product.url);
});
afterAll(async () => {
  await product?.stop();
});

it.each(looks)('every page can be read: $name', async (look) => {
  const browser = await launchBrowser(look.fontSize);
  const faults: Record<string, readonly string[]> = {};
  for (const who of new Set(all.map((sight) => sight.who))) {
    const context = await phone(browser, look.colorScheme);
    if (who !== null) await becomeStudent(context, product.url, who);
    const page = await context.newPage();
    if (look.longNames) await withLongNames(page);
    for (const sight of all.filter((one) => one.who === who)) {
      const found = await lookAt(page, sight, look);
      if (found.length > 0) faults[sight.name] = found;
    }
  }
  await browser.close();
  expect(faults).toEqual({});
});

/** Goes there inside the running app and takes the picture; answers with what is wrong. */
async function lookAt(page: Page, { name, path, words }: Sight, look: Look): Promise<string[]> {
  const left = await page.evaluate(() => document.querySelector('.taro_page')?.id);
  await page.goto(`${product.url}/#${path}`);
  await page.locator(`.taro_page:visible:not([id="${left}"])`).last().getByText(words).first().waitFor();
  await picture(page, `gallery/${look.name}/${name}`);
  return faultsOf(page);
}
