import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useHooks } from './hooks.mjs';
import { fail, root } from './project.mjs';

const stamp = join(root, 'node_modules', '.yuanhang-installed');

/** Runs `npm ci` when nothing is installed or the lockfile is newer than the installation, and sets up the git hooks. */
export function installIfNeeded() {
  useHooks();
  const lockfile = join(root, 'package-lock.json');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lockfile).mtimeMs) return;
  if (existsSync(stamp) || !existsSync(join(root, 'node_modules', 'typescript'))) {
    console.log('安装依赖（npm ci）……');
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (status !== 0) fail('依赖安装失败（npm ci），请检查网络后再试。');
  }
  writeFileSync(stamp, '');
  const now = new Date();
  utimesSync(stamp, now, now);
}
