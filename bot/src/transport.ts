import type { Transport } from '@yuanhang/contract';

/** Longer than the server ever needs; a hanging connection must not hold up the bot. */
const answerMilliseconds = 15_000;

/** `fetch` against the server, as the bot. Rejects when no answer came in time. */
export const createTransport =
  (serverUrl: string, token: string): Transport =>
  async ({ method, url, headers, body }) => {
    const answer = await fetch(serverUrl + url, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerMilliseconds),
      redirect: 'error',
    });
    const text = await answer.text();
    return { status: answer.status, body: isJson(answer) && text !== '' ? JSON.parse(text) : null };
  };

const isJson = (answer: Response) => (answer.headers.get('content-type') ?? '').includes('json');
