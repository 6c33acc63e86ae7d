/**
 * `npm run size`: checks the download sizes and the largest setData against their limits. The suite that runs the
 * journeys on the WeChat build measures the largest setData of each.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
installIfNeeded();
build(['code', 'h5', 'weapp']);
const run = (...args) =>
  spawnSync(args[0], args.slice(1), { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;

const measured = join(root, 'miniapp/dist/set-data.json');
const built = join(root, 'miniapp/dist/weapp/app.json');
const isFresh = existsSync(measured) && statSync(measured).mtimeMs >= statSync(built).mtimeMs;
const walked = isFresh ? 0 : run('npx', 'jest', '--config', 'miniapp/test/weapp/jest.config.js', 'operations');
process.exit(walked || run('npm', 'run', 'size', '-w', 'miniapp', '--silent'));
