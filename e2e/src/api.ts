import { randomUUID } from 'node:crypto';
import { type Call, createClient, identityRoutes, type Transport } from '@yuanhang/contract';
import { demoPassword } from './demo-accounts';

const fetchTransport =
  (base: string): Transport =>
  async ({ method, url, headers, body }) => {
    const answer = await fetch(base + url, {
      method,
      // An idle connection to a product that keeps running would keep this process running too.
      headers: { ...headers, connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };

/** The API without a session: metadata and the clock of the demo. */
export const anonymousApi = (base: string): Call => createClient(fetchTransport(base));

/** The API with the session of a demo account. Every call gets an idempotency key unless the caller passes one. */
export async function apiAs(base: string, username: string): Promise<Call> {
  const body = { username, password: demoPassword, client: 'weapp' as const };
  const { token } = await anonymousApi(base)(identityRoutes.signInLocally, { body });
  const call = createClient(fetchTransport(base), () => ({ Authorization: `Bearer ${token}` }));
  return (route, request, options) => call(route, request, { idempotencyKey: randomUUID(), ...options });
}
