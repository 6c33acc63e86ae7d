import { join } from 'node:path';
import { Child, freePort, Hopeless, until } from './child';
import type { Place } from './place';

/** One server process of the product, as an operator starts it. */
export interface Server {
  readonly url: string;
  readonly child: Child;
  /** Again, on the same port, after it ended. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** SIGTERM; waits for its clean end. */
  stop(): Promise<void>;
}

export const root = join(__dirname, '..', '..', '..', '..', '..');
const script = (of: 'server' | 'bot') => join(root, of, 'dist', 'main.js');

export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(6000) }).then(
    ({ ok }) => ok,
    () => false,
  );

let started = 0;

/** Starts a server on the place's database and waits until it is ready. */
export async function startServer(place: Place, more: Readonly<Record<string, string>> = {}): Promise<Server> {
  started += 1;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...place.env, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url, ...more };
  const name = `server-${started}`;
  const begin = () => new Child(name, process.execPath, [script('server')], join(place.folder, `${name}.log`), env);
  let child = begin();
  const ready = () =>
    until(`${name} to be ready`, async () => {
      if (child.ended) throw new Hopeless(`${name} ended: ${child.log.slice(-2000)}`);
      return isReady(url);
    });
  await ready();
  return {
    url,
    get child() {
      return child;
    },
    async start() {
      child = begin();
      await ready();
    },
    kill: () => child.end('SIGKILL'),
    stop: () => child.end('SIGTERM'),
  };
}

/** The bot with its local chat, talking to that server. */
export async function startBot(place: Place, serverUrl: string): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...place.env, SERVER_URL: serverUrl, BOT_PORT: String(port) };
  const begin = () => new Child('bot', process.execPath, [script('bot')], join(place.folder, 'bot.log'), env);
  let child = begin();
  const ready = () => until('the chat page', () => fetch(`${url}/local/conversations`).then(({ ok }) => ok));
  await ready();
  return {
    url,
    get child() {
      return child;
    },
    async start() {
      child = begin();
      await ready();
    },
    kill: () => child.end('SIGKILL'),
    stop: () => child.end('SIGTERM'),
  };
}
