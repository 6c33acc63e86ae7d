/** Runs one of the server's commands with the current environment: `node scripts/command.mjs rotate-keys`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
build(['code']);
const [name = '', ...args] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [join(root, 'server/dist/commands', `${name}.js`), ...args], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
