/**
 * `npm run test:runtimes [-- path…]`: runs the suites on the other supported Node versions. Installs the binaries from the
 * npm packages `node-<platform>-<arch>`, which need no install script, into var/runtimes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded } from './lib/install.mjs';
import { fail, requireNode, root } from './lib/project.mjs';

const majors = [20, 22, 24];
const platform = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** The binary of the newest release of a major version. */
function runtimeOf(major) {
  const folder = join(root, 'var', 'runtimes', String(major));
  const binary = join(folder, 'node_modules', platform, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${platform}@${major}`];
    const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0 || !existsSync(binary)) fail(`取不到 Node ${major}（${platform}@${major}）。`);
  }
  return binary;
}

requireNode();
installIfNeeded();
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const given = process.argv.slice(2);
const failed = [];
for (const major of majors) {
  const node = runtimeOf(major);
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  console.log(`\n== Node ${version}`);
  // A separate cache per version, because compiled code depends on the Node version.
  const cache = join(root, 'var', 'runtimes', `jest-${major}`);
  const args = [jest, '--config', 'config/jest/all.cjs', `--cacheDirectory=${cache}`, ...given];
  // PATH makes child processes started as `node` use this version too.
  const path = `${join(node, '..')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  if (status !== 0) failed.push(version);
}
if (failed.length > 0) fail(`没有通过：Node ${failed.join('、')}`);
console.log(`\n✓ Node ${majors.join('、')} 都通过。`);
