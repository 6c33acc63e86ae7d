import type { BrowserContext } from 'playwright-core';

export const demoPassword = 'yuanhang-demo';

/** Gives the browser context the session of a demo account: the session is a cookie, so one request is enough. */
export async function signInContext(context: BrowserContext, url: string, username: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/session/local`, {
    data: { username, password: demoPassword, client: 'h5' },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()} ${await answer.text()}`);
}
