import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './project.mjs';

/** The parts that can be built: an npm script and its workspaces. */
const parts = {
  code: { script: 'build', workspaces: ['server', 'bot'] },
  h5: { script: 'build', workspaces: ['miniapp'] },
  console: { script: 'build', workspaces: ['console'] },
  weapp: { script: 'build:weapp', workspaces: ['miniapp'] },
};

/** What compiles and bundles, with the workspace that uses it; `npm ci` leaves it out with `--omit=dev` and with NODE_ENV=production. */
const tools = { lerna: '.', typescript: '.', '@swc/core': '.', '@tarojs/cli': 'miniapp', vite: 'packages/console' };

/** Ends the process with an error line when the packages that build are not installed. */
export function requireBuildTools() {
  const isInstalled = ([name, workspace]) =>
    ['.', workspace].some((folder) => existsSync(join(root, folder, 'node_modules', name, 'package.json')));
  const missing = Object.entries(tools)
    .filter((tool) => !isInstalled(tool))
    .map(([name]) => name);
  if (missing.length > 0)
    fail(
      `没有安装构建所需的 ${missing.join('、')}（NODE_ENV=production 或 --omit=dev 时 npm ci 不装开发依赖）。请先执行：npm ci --include=dev`,
    );
}

/**
 * Builds the named parts with lerna: dependencies first, independent parts in parallel, skipping those whose inputs
 * (nx.json) have not changed. When a build fails, prints the end of its output and ends the process.
 * @param {readonly (keyof typeof parts)[]} names
 */
export function build(names) {
  // A suite has built before it starts several products at once: lerna writes outputs from its cache again, unchanged ones too,
  // while another product is loading them.
  if (process.env.YUANHANG_BUILT) return;
  requireBuildTools();
  const chosen = names.map((name) => parts[name]);
  const scripts = [...new Set(chosen.map(({ script }) => script))].join(',');
  const scopes = [...new Set(chosen.flatMap(({ workspaces }) => workspaces))];
  const args = ['lerna', 'run', scripts, ...scopes.flatMap((name) => ['--scope', `@yuanhang/${name}`])];
  console.log('构建（没有变化的部分跳过）……');
  const { status, stdout, stderr } = spawnSync('npx', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    // The mini program is built here for the suites only, which need no address of a server in it.
    env: { ...process.env, CI: 'true', NODE_ENV: 'production', YUANHANG_MODE: 'test' },
  });
  if (status === 0) return;
  console.error(`${stdout}\n${stderr}`.trim().split('\n').slice(-40).join('\n'));
  fail(`构建失败：npx ${args.join(' ')}`);
}
