import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNode, root } from './project.mjs';

/** By default Jest leaves one core free, half of a two-core machine; these suites use all cores. */
export const everyCore = ['--maxWorkers=100%'];

/** Builds the required parts and runs a jest suite; exits with its exit code. */
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
