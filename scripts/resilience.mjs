/** `npm run resilience [-- --short] [-- scenario…]`: injects faults into the running product and counts lost data; see docs/reliability.md. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { compile } from './lib/compile.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
installIfNeeded();
build(['code']);
for (const folder of ['resilience/src', 'server/src', 'server/test'])
  compile(join(root, folder), join(root, 'resilience/dist', folder));
const main = join(root, 'resilience/dist/resilience/src/main.js');
const { status } = spawnSync(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
