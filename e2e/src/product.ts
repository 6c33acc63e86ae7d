import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** The whole product as `npm start` starts it, on free ports and with a data folder of its own. */
export interface Product {
  readonly url: string;
  readonly chatUrl: string;
  stop(): Promise<void>;
}

/** Two neighbouring ports that nobody listens on, below those that the system gives to connections going out. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port);
  });

/** Where the data of a demo that was started once waits to be copied. */
const seededVariable = 'E2E_SEEDED';

/** The data of a fresh demo, made once for all suites of a run: a start with it takes a third of the time. */
export async function seedOnce(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanhang-e2e-seeded-'));
  const { child } = await start(dataDir, {});
  await ended(child);
  process.env[seededVariable] = dataDir;
}
export function forgetSeeded(): void {
  const dataDir = process.env[seededVariable];
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
}

/**
 * Rejects with what was printed when it ends before it is ready.
 * @param settings beside those of a demo, as the environment gives them
 */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanhang-e2e-'));
  const seeded = process.env[seededVariable];
  if (seeded) cpSync(seeded, dataDir, { recursive: true });
  const { child, port } = await start(dataDir, settings);
  return {
    url: `http://localhost:${port}`,
    chatUrl: `http://localhost:${port + 1}`,
    async stop() {
      await ended(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function start(dataDir: string, settings: Readonly<Record<string, string>>) {
  const port = await freePorts();
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, ...settings, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilPrinted(child, '按 Ctrl-C 结束');
  return { child, port };
}

function ended(child: ChildProcess): Promise<unknown> {
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  return exit;
}

function untilPrinted(child: ChildProcess, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(line)) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`)));
  });
}
