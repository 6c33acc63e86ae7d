import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/**
 * Lets git run the hooks of `.githooks` in a developer's clone: not in CI, not in an installation without `.git`, and not
 * where other hooks are set. `npm ci` cannot do it, because `.npmrc` lets no package run a script.
 */
export function useHooks() {
  if (process.env.CI || !existsSync(join(root, '.git'))) return;
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const { status } = git('config', '--get', 'core.hooksPath');
  // 1 means not set; any other status except 0 means that git failed.
  if (status === 1) git('config', '--local', 'core.hooksPath', '.githooks');
}
