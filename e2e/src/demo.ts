import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { type Product, type RunningProduct, sharedProduct, startProduct } from './product';

/** The running demo and a browser, for the tests of one file. Readable from the file's own `beforeAll` on. */
export interface Demo extends Product {
  readonly browser: Browser;
}

/**
 * A demo for the calling test file alone: for tests that move the demo's clock, say something in the chat, or change
 * people that other files look at.
 * @param settings returns environment variables beside those of the demo
 */
export function ownDemo(settings: () => Readonly<Record<string, string>> = () => ({})): Demo {
  let product: RunningProduct | undefined;
  const demo = withBrowser(async () => {
    product = await startProduct(settings());
    return product;
  });
  afterAll(() => product?.stop());
  return demo;
}

/**
 * The demo that this worker keeps for all files that call this. They run in any order, so such a file must change
 * nothing that another of them looks at: it reads only, or it has people and programmes of its own.
 */
export const sharedDemo = (): Demo => withBrowser(sharedProduct);

function withBrowser(start: () => Promise<Product>): Demo {
  let product: Product | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    product = await start();
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  const started = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the demo is started by beforeAll, not before it');
    return value;
  };
  return {
    get url() {
      return started(product).url;
    },
    get chatUrl() {
      return started(product).chatUrl;
    },
    get browser() {
      return started(browser);
    },
  };
}
