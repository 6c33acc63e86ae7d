import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { fail, root } from './project.mjs';

/** Ends the process with an error line when the port is in use. */
export async function requireFreePort(port, variable) {
  const free = await new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port);
  });
  if (!free) fail(`端口 ${port} 已被占用。换一个：${variable}=${port + 10} npm start`);
}

const endWithLauncher = fileURLToPath(new URL('end-with-launcher.cjs', import.meta.url));

/**
 * Starts a child process; when a child ends by itself, all others are stopped and this process ends. When this process is
 * killed, the children end too.
 */
export function startChild(name, file, env) {
  const child = spawn(process.execPath, ['--require', endWithLauncher, file], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.push({ name, child });
  child.on('exit', (code) => {
    if (stopping) return;
    console.error(`\n✗ ${name} 意外退出（${code}）。`);
    void stopAll(1);
  });
  return child;
}

const children = [];
let stopping = false;

/** Stops the children in reverse order of their start; each has 10 seconds to finish its work. */
export async function stopAll(status) {
  if (stopping) return;
  stopping = true;
  for (const { child } of [...children].reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(hard);
  }
  process.exit(status);
}

/** The process id of the npm that runs this script, through a shell or without one; null without npm, and without `ps`. */
function npmProcess() {
  if (!process.env.npm_lifecycle_event) return null;
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(process.ppid)], { encoding: 'utf8' });
  const [, grandparent, parent] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? [];
  if (parent === undefined) return null;
  return /\bnpm\b/.test(parent) ? process.ppid : Number(grandparent);
}

/** Stops everything when the npm that runs this script is killed: nothing else tells its descendants. */
export function stopWithNpm() {
  const npm = npmProcess();
  if (npm === null) return;
  setInterval(() => {
    try {
      process.kill(npm, 0);
    } catch (error) {
      if (error.code === 'ESRCH') void stopAll(1);
    }
  }, 500).unref();
}

/** Polls the address until it answers 200 or the child has ended. */
export async function untilReady(url, child, seconds = 180) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline && child.exitCode === null) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
