import { join } from 'node:path';
import { freePort } from './ports';
import { Subprocess } from './subprocess';
import { ConditionImpossible, waitFor } from './wait-for';
import type { Workspace } from './workspace';

/** A built server or bot running as a process of its own, as in production. */
export interface ProductProcess {
  readonly url: string;
  /** The current process; another one after `start`. */
  readonly subprocess: Subprocess;
  /** Starts it again on the same port after it has exited, and waits until it is ready. */
  start(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGTERM; waits until the process has exited by itself. */
  stop(): Promise<void>;
}

/** The root folder of the project; this file is compiled to `resilience/dist/resilience/src/harness`. */
export const root = join(__dirname, '..', '..', '..', '..', '..');
const entryPoint = (workspace: 'server' | 'bot') => join(root, workspace, 'dist', 'main.js');

export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(6000) }).then(
    ({ ok }) => ok,
    () => false,
  );

interface Launch {
  readonly url: string;
  spawn(): Subprocess;
  waitUntilReady(subprocess: Subprocess): Promise<void>;
}

async function launch({ url, spawn, waitUntilReady }: Launch): Promise<ProductProcess> {
  let subprocess = spawn();
  await waitUntilReady(subprocess);
  return {
    url,
    get subprocess() {
      return subprocess;
    },
    async start() {
      subprocess = spawn();
      await waitUntilReady(subprocess);
    },
    kill: () => subprocess.end('SIGKILL'),
    stop: () => subprocess.end('SIGTERM'),
  };
}

let startedServers = 0;

/** Starts a server on the workspace's database and waits until `/readyz` answers 200. */
export async function startServer(
  workspace: Workspace,
  overrides: Readonly<Record<string, string>> = {},
): Promise<ProductProcess> {
  startedServers += 1;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...workspace.env, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url, ...overrides };
  const name = `server-${startedServers}`;
  const logFile = join(workspace.folder, `${name}.log`);
  return launch({
    url,
    spawn: () => new Subprocess(name, process.execPath, [entryPoint('server')], logFile, env),
    waitUntilReady: (subprocess) =>
      waitFor(`${name} to be ready`, async () => {
        if (subprocess.exited) throw new ConditionImpossible(`${name} exited: ${subprocess.log.slice(-2000)}`);
        return isReady(url);
      }),
  });
}

/** Starts the bot with the local puppet, connected to the server at `serverUrl`. */
export async function startBot(workspace: Workspace, serverUrl: string): Promise<ProductProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...workspace.env, SERVER_URL: serverUrl, BOT_PORT: String(port) };
  const logFile = join(workspace.folder, 'bot.log');
  return launch({
    url,
    spawn: () => new Subprocess('bot', process.execPath, [entryPoint('bot')], logFile, env),
    waitUntilReady: () =>
      waitFor('the chat page to answer', () => fetch(`${url}/local/conversations`).then(({ ok }) => ok)),
  });
}
