import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
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

/** Starts a child process; when a child ends by itself, all others are stopped and this process ends. */
export function startChild(name, file, env) {
  const child = spawn(process.execPath, [file], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
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
