import type { Route } from '@yuanhang/contract';
import type { Page, Request } from 'playwright-core';

/** What becomes of what is sent: the server is away; it does it and the answer is lost; all is well. */
export type Fate = 'unavailable' | 'lost' | 'well';

/** What the page says of it, at least. */
export const wordsOf = { unavailable: '服务暂时不可用，请稍后再试', lost: '没有网络' } as const;

export interface FailingSends {
  /** What happens to all that is sent from now on. */
  fate(next: Fate): void;
  /** Taps until something is sent: what comes right after another tap is taken for a nervous thumb's. */
  by(tap: () => Promise<unknown>): Promise<void>;
  /** The keys they carried, each once; what carries none is sent under no key. */
  keys(): ReadonlySet<string>;
}

/** Decides over whatever the page sends to one route; every other call is the server's. */
export async function failingSends(
  page: Page,
  { method, path }: Pick<Route, 'method' | 'path'>,
): Promise<FailingSends> {
  const address = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
  const isOurs = (request: Request) => request.method() === method && address.test(new URL(request.url()).pathname);
  const sent: Request[] = [];
  let fate: Fate = 'well';
  await page.route(
    (url) => address.test(url.pathname),
    async (route) => {
      const request = route.request();
      if (!isOurs(request)) return route.continue();
      sent.push(request);
      if (fate === 'well') return route.continue();
      if (fate === 'lost') {
        await route.fetch();
        return route.abort('connectionreset');
      }
      return route.fulfill({
        status: 503,
        json: { code: 'unavailable', message: wordsOf.unavailable, requestId: 'forms', problems: [] },
      });
    },
  );
  return {
    fate: (next) => {
      fate = next;
    },
    by: async (tap) => {
      for (let left = 4; left > 0; left -= 1) {
        const heard = page.waitForRequest(isOurs, { timeout: 2000 }).catch(() => null);
        await tap();
        const request = await heard;
        if (request === null) continue;
        if (fate === 'well') await request.response();
        return;
      }
      throw new Error(`no tap sends anything to ${path}`);
    },
    keys: () => new Set(sent.map(keyOf)),
  };
}

/** Check-ins carry theirs inside: it never expires. */
function keyOf(request: Request): string {
  const inside = request.postDataJSON()?.clientKey;
  return inside ?? request.headers()['idempotency-key'] ?? '';
}
