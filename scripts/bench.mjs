/** `npm run bench [-- --small] [-- --requests --against <folder>]`: see docs/performance.md. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from './lib/build.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { fail, requireNode, root } from './lib/project.mjs';

requireNode();
installIfNeeded();
build(['code']);
const run = (command, args, cwd = root) => spawnSync(command, args, { cwd, stdio: 'inherit' }).status ?? 1;
const args = process.argv.slice(2);

if (run('npx', ['tsc', '-p', 'bench']) !== 0) fail('编译性能测试失败。');
// The rows of the other checkout are written by its own fixture, which is compiled with its bench.
const against = args.includes('--against') ? (args[args.indexOf('--against') + 1] ?? '') : null;
if (against !== null && run('npx', ['tsc', '-p', 'bench'], resolve(against)) !== 0) fail(`编译失败：${against}`);
process.exit(run(process.execPath, [join(root, 'bench/dist/bench/src/main.js'), ...args]));
