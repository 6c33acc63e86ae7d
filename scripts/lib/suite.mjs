import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNode, root } from './project.mjs';

/** Jest leaves one core free, which on a machine of two is half of it: these suites may have them all. */
export const everyCore = ['--maxWorkers=100%'];

/** Runs a jest suite after building what it is run against; our exit code is the suite's. */
export function runSuite({ config, builds = [], args = [], env = {} }) {
  requireNode();
  installIfNeeded();
  if (builds.length > 0) build(builds);
  const { status } = spawnSync('npx', ['jest', '--config', config, ...args, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  process.exit(status ?? 1);
}
