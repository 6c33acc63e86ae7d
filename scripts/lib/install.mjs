import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { useHooks } from './hooks.mjs';
import { fail, root } from './project.mjs';

const lockfile = join(root, 'package-lock.json');
/** npm writes it as the last step of an installation; an interrupted one leaves none. */
const installed = join(root, 'node_modules', '.package-lock.json');

const isInstalled = () => existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs;

/** Runs `npm ci` when no installation was finished or the lockfile is newer than it, and sets up the git hooks. */
export function installIfNeeded() {
  useHooks();
  if (isInstalled()) return;
  console.log('安装依赖（npm ci）……');
  // Ctrl-C reaches npm too, which first removes what it has written. Without waiting for it, the next start would install
  // beside it.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  // Building needs the development dependencies, which NODE_ENV=production would leave out.
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.off('SIGINT', wait);
  if (status !== 0)
    fail('依赖没有装完（npm ci），再执行一次即可重新安装。若不是您中断的：请检查网络，以及是否有另一个安装正在进行。');
}
