/** `npm run bench [-- --small] [-- --requests --against <folder>]`: see docs/performance.md. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from './lib/build.mjs';
import { compile } from './lib/compile.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
installIfNeeded();
build(['code']);
const args = process.argv.slice(2);
const against = args.includes('--against') ? args[args.indexOf('--against') + 1] : undefined;

// The other checkout's rows are written by its own fixture, so both are built.
for (const checkout of against === undefined ? [root] : [root, resolve(against)])
  for (const folder of ['bench/src', 'server/src', 'server/test'])
    compile(join(checkout, folder), join(checkout, 'bench/dist', folder));
const main = join(root, 'bench/dist/bench/src/main.js');
const { status } = spawnSync(process.execPath, [main, ...args], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
