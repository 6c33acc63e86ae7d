/** `npm run build`: builds everything that has changed: server, bot, student pages and console. */
import { spawnSync } from 'node:child_process';
import { requireBuildTools } from './lib/build.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
requireBuildTools();
const { status } = spawnSync('npx', ['lerna', 'run', 'build', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
