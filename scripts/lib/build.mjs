import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './project.mjs';

const studentSide = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/package.json',
  'packages/domain/src',
  'packages/contract/src',
  'package-lock.json',
];

/** What a build is made of; when none of it changed, there is nothing to build. */
const parts = {
  code: {
    inputs: [
      'config/src',
      'packages/domain/src',
      'packages/contract/src',
      'server/src',
      'bot/src',
      'config/tsconfig',
      'package-lock.json',
    ],
    output: 'server/dist/main.js',
    command: ['npm', ['run', 'build', '--silent']],
    message: '编译服务端、机器人与公共代码……',
  },
  h5: {
    inputs: studentSide,
    output: 'miniapp/dist/h5/index.html',
    command: ['npm', ['run', 'build:h5', '-w', 'miniapp', '--silent']],
    message: '打包学生端（H5）……',
  },
  console: {
    inputs: [
      'packages/console/src',
      'packages/console/index.html',
      'packages/console/vite.config.mts',
      'packages/console/package.json',
      'packages/domain/src',
      'packages/contract/src',
      'package-lock.json',
    ],
    output: 'packages/console/dist/index.html',
    command: ['npm', ['run', 'build', '-w', '@yuanhang/console', '--silent']],
    message: '打包教职工工作台……',
  },
  weapp: {
    inputs: studentSide,
    output: 'miniapp/dist/weapp/app.json',
    command: ['npm', ['run', 'build:weapp', '-w', 'miniapp', '--silent']],
    message: '打包学生端（微信小程序）……',
  },
};

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.name === 'node_modules' || entry.name === 'dist' ? [] : filesUnder(join(path, entry.name)),
  );
}

function digestOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesUnder(join(root, input))).sort()) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds one part if its sources changed since the last time; leaves with one line when that fails. */
export function buildIfChanged(name) {
  const part = parts[name];
  const stampFile = join(root, 'var', 'build', `${name}.sha256`);
  const digest = digestOf(part.inputs);
  const last = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (last === digest && existsSync(join(root, part.output))) return;
  console.log(part.message);
  const [command, args] = part.command;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true', NODE_ENV: 'production' },
  });
  if (status !== 0) {
    console.error(`${stdout}\n${stderr}`.trim().split('\n').slice(-40).join('\n'));
    fail(`构建失败：${command} ${args.join(' ')}`);
  }
  mkdirSync(join(root, 'var', 'build'), { recursive: true });
  writeFileSync(stampFile, digest);
}
