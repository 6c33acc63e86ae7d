import { type Call, createClient, type Transport } from '@yuanhang/contract';

/** Same-origin requests with the session cookie; rejects only when no answer came. */
const transport: Transport = async ({ method, url, headers, body }) => {
  const answer = await fetch(url, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : parsed(text) };
};

/** Parses JSON; a proxy's error page is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Calls a route of the contract. Throws `ApiError` for a refusal, `TypeError` when there is no network. */
export const call: Call = createClient(transport);
