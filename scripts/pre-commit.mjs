/**
 * The pre-commit hook: checks format and lint of the staged files, and the types of their packages. Slower checks
 * (imports, versions, suites) are in `npm run check` and `npm test`. `git commit --no-verify` skips it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';

const staged = execFileSync('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'], { cwd: root })
  .toString()
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));

/** Folders of workspaces with staged TypeScript. */
const touched = [
  'config',
  'packages/domain',
  'packages/contract',
  'packages/console',
  'server',
  'bot',
  'miniapp',
  'e2e',
  'bench',
  'resilience',
].filter((folder) => staged.some((file) => file.startsWith(`${folder}/`) && /\.tsx?$/.test(file)));

const nameOf = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).name;

function run(command, args) {
  const { status } = spawnSync('npx', ['--no-install', command, ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (staged.length > 0) run('biome', ['check', '--error-on-warnings', '--no-errors-on-unmatched', '--staged']);
if (touched.length > 0) run('lerna', ['run', 'types', ...touched.flatMap((folder) => ['--scope', nameOf(folder)])]);
