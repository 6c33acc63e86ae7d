import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll } from './poll';

const root = join(__dirname, '..', '..');
/** Longer than the first start takes, with all demo data, on a busy machine. */
const startSeconds = 240;

/** The whole product as `npm start` starts it, on free ports and with a data folder of its own. */
export interface Product {
  readonly url: string;
  readonly chatUrl: string;
}
export interface RunningProduct extends Product {
  readonly stop: () => Promise<void>;
}

/** Environment variable with the folder shared by all workers of a run, for the initial demo data and the shared products. */
const folderVariable = 'E2E_FOLDER';
const runFolder = (): string => {
  const folder = process.env[folderVariable];
  if (folder === undefined) throw new Error('the global set-up has not run');
  return folder;
};
const seeded = () => join(runFolder(), 'seeded');

/** Makes the demo's data once for all test files of a run: a start with a copy of them takes a third of the time. */
export async function prepareRun(): Promise<void> {
  process.env[folderVariable] = mkdtempSync(join(tmpdir(), 'yuanhang-e2e-'));
  await ended((await start(seeded(), {})).child);
}

/** Stops the products that the workers shared, and removes the data of the run. */
export async function finishRun(): Promise<void> {
  for (const name of readdirSync(runFolder()).filter((file) => file.endsWith('.json'))) {
    const { pid, port } = readShared(join(runFolder(), name));
    process.kill(pid, 'SIGINT');
    // The worker that started the process has ended, so its exit cannot be observed: wait until no process listens on its ports.
    await poll(`the product on port ${port} ends`, () => areFree(port), 60);
  }
  rmSync(runFolder(), { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Starts a product for one test file.
 * @param settings environment variables beside those of the demo
 */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<RunningProduct> {
  const dataDir = mkdtempSync(join(runFolder(), 'own-'));
  cpSync(seeded(), dataDir, { recursive: true });
  const { child, port } = await start(dataDir, settings);
  return { ...productAt(port), stop: () => ended(child) };
}

const productAt = (port: number): Product => ({
  url: `http://localhost:${port}`,
  chatUrl: `http://localhost:${port + 1}`,
});

interface Shared {
  readonly pid: number;
  readonly port: number;
}
const readShared = (file: string): Shared => JSON.parse(readFileSync(file, 'utf8'));

/** The product that the test files of this worker share; the first of them starts it, the global teardown stops it. */
export async function sharedProduct(): Promise<Product> {
  const dataDir = join(runFolder(), `worker-${process.env.JEST_WORKER_ID ?? '1'}`);
  const file = `${dataDir}.json`;
  if (!existsSync(file)) {
    cpSync(seeded(), dataDir, { recursive: true });
    const { child, port } = await start(dataDir, {});
    child.unref();
    writeFileSync(file, JSON.stringify({ pid: child.pid, port }));
  }
  return productAt(readShared(file).port);
}

/** Runs `npm start`. Throws what it printed when it ends before it is ready. */
async function start(dataDir: string, settings: Readonly<Record<string, string>>) {
  const port = await freePorts();
  const logFile = `${dataDir}.log`;
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, ...settings, PORT: String(port), DATA_DIR: dataDir },
    // A file and not a pipe, because a shared product outlives the test file that starts it.
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const printed = () => readFileSync(logFile, 'utf8');
  const isReady = async () => {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${printed()}`);
    return printed().includes('按 Ctrl-C 结束');
  };
  try {
    await poll('npm start is ready', isReady, startSeconds);
  } catch (error) {
    child.kill('SIGINT');
    throw error;
  }
  return { child, port };
}

/** Two neighbouring free ports below those that the system gives to outgoing connections. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await areFree(port)) return port;
  }
}

const areFree = async (port: number) => (await isFree(port)) && (await isFree(port + 1));
const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port);
  });

function ended(child: ChildProcess): Promise<void> {
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  return exit;
}
