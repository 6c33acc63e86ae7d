import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../harness/ports';
import { isReady, root } from '../harness/product-process';
import { Subprocess } from '../harness/subprocess';
import { waitFor } from '../harness/wait-for';
import { createWorkspace, type Workspace } from '../harness/workspace';
import { Findings, type Scenario } from '../scenario';

/** The server and the bot that a process has started, directly or through others, by process id. */
function programsOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  const children = text === '' ? [] : text.split(' ').map(Number);
  return children.flatMap((child) => [
    ...(readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('dist/main.js') ? [child] : []),
    ...programsOf(child),
  ]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

interface Kill {
  /** What is started, and killed: the launcher or npm. */
  readonly command: readonly [string, ...string[]];
  /** Whether the product has started far enough to be killed. */
  isFarEnough(url: string, programs: readonly number[]): Promise<boolean>;
}

/** Starts the product, kills what started it, and returns how many programs go on. */
async function killAndCount(workspace: Workspace, { command, isFarEnough }: Kill): Promise<number> {
  const [program, ...args] = command;
  const port = await freePort();
  const env = {
    ...workspace.env,
    PORT: String(port),
    BOT_PORT: String(await freePort()),
    PUBLIC_URL: '',
    // The harness has built the code; the pages are not needed.
    YUANHANG_BUILT: 'yes',
  };
  const launcher = new Subprocess('launcher', program, args, join(workspace.folder, 'launcher.log'), env);
  let programs: number[] = [];
  await waitFor('the launcher to have started the product', async () => {
    programs = programsOf(launcher.pid);
    return isFarEnough(`http://127.0.0.1:${port}`, programs);
  });
  await launcher.end('SIGKILL');
  await waitFor('the programs to end', async () => !programs.some(isRunning), 60).catch(() => undefined);
  const left = programs.filter(isRunning);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  return left.length;
}

const launcher = [process.execPath, join(root, 'scripts', 'start.mjs')] as const;
const kills: Readonly<Record<string, Kill>> = {
  'killed while the server starts': { command: launcher, isFarEnough: async (_, { length }) => length === 1 },
  'killed when all runs': {
    command: launcher,
    isFarEnough: async (url, { length }) => length === 2 && isReady(url),
  },
  'npm killed': { command: ['npm', 'start'], isFarEnough: async (url, { length }) => length === 2 && isReady(url) },
};

export const launcherKilled: Scenario = {
  key: 'launcher-killed',
  requirement: 'kill -9 of what `npm start` runs leaves no server and no bot behind',
  async run(harness) {
    const findings = new Findings();
    const folder = join(harness.folder, 'launcher');
    const workspace = createWorkspace(folder, `sqlite:${join(folder, 'yuanhang.sqlite')}`);
    let total = 0;
    for (const [name, kill] of Object.entries(kills)) {
      const left = await killAndCount(workspace, kill);
      findings.expect(left === 0, `${name}: ${left} programs go on`);
      total += left;
    }
    return { counts: { 'programs left': total }, problems: findings.problems };
  },
};
