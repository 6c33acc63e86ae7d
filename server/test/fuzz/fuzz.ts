import fc from 'fast-check';
import { type Operation, operationsOf } from './document';
import { type Shot, shots } from './requests';
import type { Known } from './values';

export interface Tokens {
  readonly student: string;
  /** The token of a person with every role of staff. */
  readonly staff: string;
  readonly bot: string;
}
export interface FuzzOptions {
  readonly url: string;
  readonly requests: number;
  readonly seed: number;
  /** Creates new sessions; called again when a request ended one. */
  readonly tokens: () => Promise<Tokens>;
  readonly known: Known;
}
export interface Fuzzed {
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Operations that answered 2xx at least once. */
  readonly reached: ReadonlySet<string>;
  /** Failures, each with the request that shows it. */
  readonly failures: readonly string[];
}

const idPattern = /^[A-Za-z0-9_-]{20}$/;
const most = 400;

/** Remembers the ids in a response, so that later requests reach existing records. */
function learn(value: unknown, name: string, known: Known): void {
  if (typeof value === 'string') {
    if (/cursor/i.test(name) && known.cursors.length < most) known.cursors.push(value);
    else if (idPattern.test(value) && known.ids.length < most && !known.ids.includes(value)) known.ids.push(value);
  } else if (typeof value === 'number' && name === 'version') {
    if (!known.versions.includes(value)) known.versions.push(value);
  } else if (Array.isArray(value)) for (const one of value.slice(0, 20)) learn(one, name, known);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) learn(one, key, known);
}

const said = ({ operation: { method }, address, headers, body }: Shot) =>
  `${method} ${address.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${body?.slice(0, 600) ?? ''}`;

async function fire(url: string, shot: Shot, token: string | undefined, known: Known) {
  const answer = await fetch(url + shot.address, {
    method: shot.operation.method,
    redirect: 'manual',
    headers: { ...shot.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    ...(shot.body === null ? {} : { body: shot.body }),
  });
  const type = answer.headers.get('content-type') ?? '';
  const text = await answer.text();
  const body: unknown = type.startsWith('application/json') ? JSON.parse(text) : text;
  if (answer.status < 300) learn(body, '', known);
  const wrong = answer.status >= 500 ? `${answer.status}` : shot.operation.check(answer.status, type, body);
  return { status: answer.status, wrong, text };
}

/** Mostly a permitted caller; sometimes another one, or none. */
function bearer({ callers }: Operation, { student, staff, bot }: Tokens, turn: number): string | undefined {
  if (turn % 11 === 0) return [student, staff, bot, undefined, 'x'.repeat(43)][Math.floor(turn / 11) % 5];
  if (callers.includes('bot')) return bot;
  if (callers.includes('student')) return student;
  return /office|college_reviewer|finance|admin/.test(callers) || turn % 2 === 0 ? staff : student;
}

/**
 * Calls every operation of the server's own OpenAPI document, with valid and invalid requests, and checks every
 * response.
 */
export async function fuzz({ url, requests, seed, tokens, known }: FuzzOptions): Promise<Fuzzed> {
  const operations: Operation[] = operationsOf(await (await fetch(`${url}/api/openapi.json`)).json());
  const statuses: Record<string, number> = {};
  const reached = new Set<string>();
  const failures: string[] = [];
  const rounds = Math.ceil(requests / operations.length);
  let sent = 0;
  let holders = await tokens();
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, operation] of operations.entries()) {
      const [shot] = fc.sample(shots(operation, known), { numRuns: 1, seed: seed + round * 7919 + at });
      if (!shot) continue;
      const token = bearer(operation, holders, round + at);
      try {
        const { status, wrong, text } = await fire(url, shot, token, known);
        statuses[status] = (statuses[status] ?? 0) + 1;
        // The operations include signing out.
        if (status === 401 || /\/sessions?$/.test(operation.path)) holders = await tokens();
        if (status < 300) reached.add(`${operation.method} ${operation.path}`);
        if (wrong !== null) failures.push(`${wrong}\n  ${said(shot)}\n  ${text.slice(0, 400)}`);
      } catch (error) {
        failures.push(
          `no answer: ${String(error)} ${String(error instanceof Error ? error.cause : '')}\n  ${said(shot)}`,
        );
      }
      sent += 1;
    }
  }
  return { sent, statuses, reached, failures };
}
