import type { Transport } from '@yuanhang/contract';

/** Longer than any route of the server takes; a connection that hangs must not block the bot. */
const timeoutMilliseconds = 15_000;

const isJson = (response: Response) => (response.headers.get('content-type') ?? '').includes('json');

/** A transport for the contract's client that authenticates as the bot. Rejects on a timeout or a broken connection. */
export const createTransport =
  (serverUrl: string, token: string): Transport =>
  async ({ method, url, headers, body }) => {
    const response = await fetch(serverUrl + url, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
      redirect: 'error',
    });
    const text = await response.text();
    return { status: response.status, body: isJson(response) && text !== '' ? JSON.parse(text) : null };
  };
