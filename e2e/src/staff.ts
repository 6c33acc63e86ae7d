import { randomUUID } from 'node:crypto';
import { type Call, createClient, identityRoutes, type Transport } from '@yuanhang/contract';

const fetchTransport =
  (base: string): Transport =>
  async ({ method, url, headers, body }) => {
    const answer = await fetch(base + url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };

/** The API as a member of staff (or a student) of the demo would call it. */
export async function signedIn(base: string, username: string, password: string): Promise<Call> {
  const visitor = createClient(fetchTransport(base));
  const { token } = await visitor(identityRoutes.signInLocally, { body: { username, password, client: 'weapp' } });
  return createClient(fetchTransport(base), () => ({ Authorization: `Bearer ${token}` }));
}

/** The API without signing in: meta and the demo's clock. */
export const visitor = (base: string): Call => createClient(fetchTransport(base));

/** As a phone or a browser would: every call is an intention of its own. */
export const eachOnce =
  (call: Call): Call =>
  (route, request, options) =>
    call(route, request, { idempotencyKey: randomUUID(), ...options });
