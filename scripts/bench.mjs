/** `npm run bench [-- --small]`: the product against a bare program on MariaDB; see docs/performance.md. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfChanged } from './lib/build.mjs';
import { requireNode, root } from './lib/project.mjs';
import { installIfNeeded } from './lib/install.mjs';

requireNode();
installIfNeeded();
buildIfChanged('code');
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
const built = run('npx', ['tsc', '-p', 'bench']);
process.exit(built || run(process.execPath, [join(root, 'bench/dist/bench/src/main.js'), ...process.argv.slice(2)]));
