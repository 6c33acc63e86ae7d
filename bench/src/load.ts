import { Agent, request } from 'node:http';
import { cpuSeconds } from './processes';

/** One request, as often as it is asked for. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
}
export interface Measured {
  readonly requests: number;
  readonly perSecond: number;
  /** Microseconds of server and database together; null where the machine does not tell. */
  readonly cpuPerRequest: number | null;
  readonly p99Milliseconds: number;
}
const connections = 8;

function send(
  agent: Agent,
  base: string,
  { method, path, token, body }: Call,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(method === 'POST' ? { 'idempotency-key': `bench-${token}` } : {}),
    };
    const sent = request(base + path, { method, agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** One answer, for comparing. */
export async function once(base: string, call: Call): Promise<{ status: number; text: string }> {
  const agent = new Agent();
  const answer = await send(agent, base, call);
  agent.destroy();
  return answer;
}

/** As many requests as fit into the time, over a few connections that stay open; every answer must be a success. */
export async function load(
  base: string,
  pids: readonly (number | null)[],
  next: () => Call | null,
  milliseconds: number,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const taken: number[] = [];
  const cpu = () => pids.reduce<number | null>((sum, pid) => add(sum, pid === null ? null : cpuSeconds(pid)), 0);
  const [cpuBefore, began] = [cpu(), performance.now()];
  const worker = async () => {
    while (performance.now() - began < milliseconds) {
      const call = next();
      if (!call) return;
      const from = performance.now();
      const { status, text } = await send(agent, base, call);
      if (status !== 200) throw new Error(`${call.method} ${call.path}: ${status} ${text.slice(0, 300)}`);
      taken.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const [cpuAfter, seconds] = [cpu(), (performance.now() - began) / 1000];
  agent.destroy();
  taken.sort((a, b) => a - b);
  const used = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  return {
    requests: taken.length,
    perSecond: taken.length / seconds,
    cpuPerRequest: used === null ? null : (used * 1_000_000) / taken.length,
    p99Milliseconds: taken[Math.floor(taken.length * 0.99)] ?? 0,
  };
}

const add = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
