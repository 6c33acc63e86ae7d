import type { Page } from 'playwright-core';
import { faultsOf } from '../src/accessibility';
import { type ColorScheme, launchBrowser, phone, picture } from '../src/browser';
import { becomeStudent } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { type Sight, sights } from '../src/sights';

interface Look {
  readonly name: string;
  readonly colorScheme: ColorScheme;
  /** The reader's font size in pixels; 16 is usual. */
  readonly fontSize: number;
}
const looks: readonly Look[] = [
  { name: 'light', colorScheme: 'light', fontSize: 16 },
  { name: 'dark', colorScheme: 'dark', fontSize: 16 },
  { name: 'large', colorScheme: 'light', fontSize: 24 },
];

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
    for (const sight of all.filter((one) => one.who === who)) {
      const page = await context.newPage();
      const found = await lookAt(page, sight, look);
      if (found.length > 0) faults[sight.name] = found;
      await page.close();
    }
  }
  await browser.close();
  expect(faults).toEqual({});
});

/** Takes the picture; answers with what is wrong. */
async function lookAt(page: Page, { name, path, words }: Sight, look: Look): Promise<string[]> {
  await page.goto(`${product.url}/#${path}`);
  await page.locator('.taro_page:visible').last().getByText(words).first().waitFor();
  await picture(page, `gallery/${look.name}/${name}`);
  return faultsOf(page);
}
