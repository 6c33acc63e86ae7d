import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNode, root } from './project.mjs';

/** Uses all cores, because jest leaves one free, half of a two-core machine, and starts the longest files first. */
const scheduling = ['--maxWorkers=100%', `--testSequencer=${join(root, 'config/jest/sequencer.cjs')}`];

/** Runs a jest suite after building what it is run against; our exit code is the suite's. */
export function runSuite({ config, builds = [], args = [], env = {} }) {
  requireNode();
  installIfNeeded();
  if (builds.length > 0) build(builds);
  const { status } = spawnSync('npx', ['jest', '--config', config, ...scheduling, ...args, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env, ...(builds.length > 0 ? { YUANHANG_BUILT: 'yes' } : {}) },
  });
  process.exit(status ?? 1);
}
