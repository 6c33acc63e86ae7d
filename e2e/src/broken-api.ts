import type { Page, Route } from 'playwright-core';

/** Ways in which the API is not there for a page; the page's own files always are. */
export const troubles = {
  offline: (route: Route) => route.abort('internetdisconnected'),
  error: (route: Route) =>
    route.fulfill({
      status: 500,
      json: { code: 'unexpected', message: '出了点问题，我们已经记录', requestId: 'states', problems: [] },
    }),
} as const;
const api = '**/api/**';

/** Every call is answered so, until the answer is taken back. */
export async function breakApi(page: Page, trouble: keyof typeof troubles): Promise<() => Promise<void>> {
  await page.route(api, troubles[trouble]);
  return () => page.unroute(api);
}

/** Holds back every call to an address of this pattern until the returned function is called. */
export async function holdApi(page: Page, pattern = api): Promise<() => Promise<void>> {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(pattern, async (route) => {
    await gate;
    await route.continue();
  });
  return async () => {
    letGo();
  };
}

/** Lists that begin with this path have nothing in them. */
export const emptyList = (page: Page, path: string) =>
  page.route(
    (url) => url.pathname === path,
    (route) => route.fulfill({ json: { items: [], nextCursor: null } }),
  );
