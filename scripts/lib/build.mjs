import { spawnSync } from 'node:child_process';
import { fail, root } from './project.mjs';

/** The parts that can be built: an npm script and its workspaces. */
const parts = {
  code: { script: 'build', workspaces: ['server', 'bot'] },
  h5: { script: 'build', workspaces: ['miniapp'] },
  console: { script: 'build', workspaces: ['console'] },
  weapp: { script: 'build:weapp', workspaces: ['miniapp'] },
};

/**
 * Builds the named parts with lerna: dependencies first, independent parts in parallel, skipping those whose inputs
 * (nx.json) have not changed. When a build fails, prints the end of its output and ends the process.
 * @param {readonly (keyof typeof parts)[]} names
 */
export function build(names) {
  // A suite has built before it starts several products at once: lerna writes outputs from its cache again, unchanged ones too,
  // while another product is loading them.
  if (process.env.YUANHANG_BUILT) return;
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
