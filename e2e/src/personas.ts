import type { BrowserContext } from 'playwright-core';

export const demoPassword = 'yuanhang-demo';

/** Signs the browser in as a student of the demo: the H5 session is a cookie, so one request is enough. */
export async function becomeStudent(context: BrowserContext, url: string, username: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/session/local`, {
    data: { username, password: demoPassword, client: 'h5' },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()} ${await answer.text()}`);
}
