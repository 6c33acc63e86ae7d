import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Server } from './wx';

const root = resolve(__dirname, '../../../..');
const main = join(root, 'server', 'dist', 'main.js');
const password = 'yuanhang-demo';

/** The real server with the demo's data, for journeys that a list of fixed answers cannot cover. */
export interface DemoServer {
  /** The network of a phone; every request carries its own token. */
  readonly network: Server;
  /** Signs a demo student in; returns the bearer token and the student's id. */
  readonly signIn: (username: string) => Promise<{ readonly token: string; readonly person: string }>;
  readonly stop: () => Promise<void>;
}

export async function startDemoServer(): Promise<DemoServer> {
  if (!existsSync(main)) throw new Error('no server built: npm run build');
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanhang-weapp-'));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: {
      ...process.env,
      YUANHANG_MODE: 'demo',
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilReady(`${url}/readyz`, child);

  const network: Server = async ({ method, path, query, header, body }) => {
    const search = new URLSearchParams(query).toString();
    const ask = () =>
      fetch(`${url}${path}${search ? `?${search}` : ''}`, {
        method,
        headers: header,
        ...(body === undefined || method === 'GET'
          ? {}
          : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      });
    // A keep-alive connection may have been closed in the meantime; that is no server error.
    const answer = await ask().catch(ask);
    const text = await answer.text();
    const json = (answer.headers.get('content-type') ?? '').includes('json');
    return { status: answer.status, body: json && text !== '' ? JSON.parse(text) : text };
  };
  return {
    network,
    async signIn(username) {
      const answer = await fetch(`${url}/api/session/local`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username, password, client: 'weapp' }),
      });
      const { token, me }: { token: string; me: { id: string } } = await answer.json();
      return { token, person: me.id };
    },
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  while (child.exitCode === null) {
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server ended with ${child.exitCode}:\n${log}`);
}
