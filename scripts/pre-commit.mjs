/**
 * The pre-commit hook: format and lint of the staged files, and the types of the packages that they belong to. What takes
 * longer (imports, versions, suites) is `npm run check` and `npm test`. `git commit --no-verify` skips it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';

const staged = execFileSync('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'], { cwd: root })
  .toString()
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));

/** Packages by the folder of a staged file, with the arguments of `tsc` that check them. */
const typeChecks = [
  [
    /^(config|packages\/(domain|contract)|server|bot)\/.*\.ts$/,
    ['-b', 'config', 'packages/domain', 'packages/contract', 'server', 'bot'],
  ],
  [/^packages\/domain\/.*\.ts$/, ['-p', 'packages/domain/tsconfig.test.json']],
  [/^server\/(test\/|.*\.test\.ts$)/, ['-p', 'server/tsconfig.test.json']],
  [/^bot\/.*\.ts$/, ['-p', 'bot/tsconfig.test.json']],
  [/^packages\/console\/.*\.tsx?$/, ['--noEmit', '-p', 'packages/console']],
  [/^miniapp\/.*\.tsx?$/, ['--noEmit', '-p', 'miniapp']],
  [/^e2e\/.*\.ts$/, ['-p', 'e2e']],
  [/^bench\/.*\.ts$/, ['--noEmit', '-p', 'bench']],
  [/^resilience\/.*\.ts$/, ['--noEmit', '-p', 'resilience']],
];

function run(command, args) {
  const { status } = spawnSync('npx', ['--no-install', command, ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (staged.length > 0) run('biome', ['check', '--error-on-warnings', '--no-errors-on-unmatched', '--staged']);
for (const [files, args] of typeChecks) if (staged.some((file) => files.test(file))) run('tsc', args);
