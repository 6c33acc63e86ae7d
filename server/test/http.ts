import { randomUUID } from 'node:crypto';
import { type Call, createClient, type Transport } from '@yuanhang/contract';

/** The response, error or not. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Who sends a request: a bearer token, or the cookie of a browser, which says its origin with it. */
export type Credential = string | { readonly cookie: string };

/** Sends any request, well-formed or not, with the credential. */
export async function send(
  base: string,
  method: string,
  path: string,
  {
    token,
    body,
    headers = {},
    raw,
  }: { token?: Credential; body?: unknown; headers?: Record<string, string>; raw?: string } = {},
): Promise<RawAnswer> {
  const sent = new Headers({ 'content-type': 'application/json', 'idempotency-key': randomUUID() });
  if (typeof token === 'string') sent.set('authorization', `Bearer ${token}`);
  else if (token !== undefined) {
    sent.set('cookie', token.cookie);
    sent.set('origin', new URL(base).origin);
  }
  for (const [name, value] of Object.entries(headers)) sent.set(name, value);
  const answer = await fetch(base + path, {
    method,
    redirect: 'manual',
    headers: sent,
    ...(raw !== undefined ? { body: raw } : body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, headers: answer.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
}

/** The typed client with the credential; every call gets a new idempotency key unless one is given. */
export function clientOf(base: string, token?: Credential): Call {
  const transport: Transport = async ({ method, url, headers, body }) => {
    const { status, body: answer } = await send(base, method, url, {
      headers: { ...headers },
      body,
      ...(token === undefined ? {} : { token }),
    });
    return { status, body: answer };
  };
  const call = createClient(transport);
  return (route, request, options = {}) => call(route, request, { idempotencyKey: randomUUID(), ...options });
}
