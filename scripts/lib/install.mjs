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
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('依赖安装失败（npm ci），请检查网络后再试。');
}
