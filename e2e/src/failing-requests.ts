import type { Route } from '@yuanhang/contract';
import type { Page, Request } from 'playwright-core';

/** What happens to a request: refused with 503; carried out, but the answer is lost; carried out and answered. */
export type Outcome = 'unavailable' | 'lost' | 'answered';

/** The message that the page shows, unless it has a more exact one. */
export const failureMessages = { unavailable: '服务暂时不可用，请稍后再试', lost: '没有网络' } as const;

export interface FailingRequests {
  /** Sets the outcome of all requests from now on. */
  setOutcome(next: Outcome): void;
  /** Taps until a request is sent: a form that still shows its previous request as running ignores the tap. */
  tapUntilSent(tap: () => Promise<unknown>): Promise<void>;
  /** The idempotency keys of the requests sent so far, each once; '' for a request without a key. */
  keys(): ReadonlySet<string>;
}

/** Decides the outcome of the page's requests to one route; all other requests reach the server. */
export async function failingRequests(
  page: Page,
  { method, path }: Pick<Route, 'method' | 'path'>,
): Promise<FailingRequests> {
  const address = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
  const isToRoute = (request: Request) => request.method() === method && address.test(new URL(request.url()).pathname);
  const sent: Request[] = [];
  await page.addInitScript(recordTaps);
  let outcome: Outcome = 'answered';
  await page.route(
    (url) => address.test(url.pathname),
    async (route) => {
      const request = route.request();
      if (!isToRoute(request)) return route.continue();
      sent.push(request);
      if (outcome === 'answered') return route.continue();
      if (outcome === 'lost') {
        await route.fetch();
        return route.abort('connectionreset');
      }
      return route.fulfill({
        status: 503,
        json: { code: 'unavailable', message: failureMessages.unavailable, requestId: 'forms', problems: [] },
      });
    },
  );
  return {
    setOutcome: (next) => {
      outcome = next;
    },
    tapUntilSent: async (tap) => {
      const sending = page.waitForRequest(isToRoute, { timeout: 0 });
      sending.catch(() => undefined);
      for (let attempt = 0; attempt < 4; attempt += 1) {
        await page.waitForFunction(isTapAccepted, doubleTapMilliseconds);
        const tapped = tap();
        // A late request may make the button of a second tap disappear.
        await Promise.race([sending, tapped]);
        const request = await Promise.race([sending, noRequest(attemptMilliseconds)]);
        if (request === null) continue;
        tapped.catch(() => undefined);
        if (outcome === 'answered') await request.response();
        return;
      }
      throw new Error(`no tap sends anything to ${path}`);
    },
    keys: () => new Set(sent.map(keyOf)),
  };
}

/** The app ignores taps that follow another one within this time. */
const doubleTapMilliseconds = 400;
const attemptMilliseconds = 2000;

/** Runs in the page: keeps the time of the last tap. */
const recordTaps = () =>
  addEventListener(
    'click',
    () => {
      document.documentElement.dataset.lastTap = String(Date.now());
    },
    true,
  );
/** Runs in the page. */
const isTapAccepted = (pause: number) => Date.now() - Number(document.documentElement.dataset.lastTap ?? 0) > pause;

const noRequest = (milliseconds: number) =>
  new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), milliseconds);
  });

/** A check-in carries its key in the body, because that key never expires. */
function keyOf(request: Request): string {
  const inBody = request.postDataJSON()?.clientKey;
  return inBody ?? request.headers()['idempotency-key'] ?? '';
}
