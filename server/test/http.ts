import { randomUUID } from 'node:crypto';
import { type Call, createClient, type Transport } from '@yuanhang/contract';

/** The response, error or not. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends any request, well-formed or not, with the token. */
export async function send(
  base: string,
  method: string,
  path: string,
  {
    token,
    body,
    headers = {},
    raw,
  }: { token?: string; body?: unknown; headers?: Record<string, string>; raw?: string } = {},
): Promise<RawAnswer> {
  const sent = new Headers({ 'content-type': 'application/json', 'idempotency-key': randomUUID() });
  if (token !== undefined) sent.set('authorization', `Bearer ${token}`);
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

/** The typed client with the token; every call gets a new idempotency key unless one is given. */
export function clientOf(base: string, token?: string): Call {
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
