import type { Page, Route } from 'playwright-core';

/** Ways in which the API fails for a page. The page's own files are always served. */
export const apiFailures = {
  offline: (route: Route) => route.abort('internetdisconnected'),
  error: (route: Route) =>
    route.fulfill({
      status: 500,
      json: { code: 'unexpected', message: '出了点问题，我们已经记录', requestId: 'states', problems: [] },
    }),
} as const;
const api = '**/api/**';

/** Every API call fails in this way until the returned function is called. */
export async function breakApi(page: Page, failure: keyof typeof apiFailures): Promise<() => Promise<void>> {
  await page.route(api, apiFailures[failure]);
  return () => page.unroute(api);
}

/** Holds back every call to an address of this pattern until the returned function is called. */
export async function pauseApi(page: Page, pattern = api): Promise<() => void> {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(pattern, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

/** The list at exactly this path is empty. */
export const emptyList = (page: Page, path: string) =>
  page.route(
    (url) => url.pathname === path,
    (route) => route.fulfill({ json: { items: [], nextCursor: null } }),
  );
