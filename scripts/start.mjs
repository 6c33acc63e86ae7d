/**
 * `npm start`: starts the whole product with demo data, also from a fresh clone. Server (API, student side at `/`, staff console at `/console/`, documentation)
 * on PORT, the bot's chat page on BOT_PORT. Ctrl-C stops everything.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { greetBot } from './lib/demo-chat.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { requireFreePort, startChild, stopAll, stopWithNpm, untilReady } from './lib/processes.mjs';
import { fail, requireNode, root } from './lib/project.mjs';

const port = Number(process.env.PORT ?? 3000);
const botPort = Number(process.env.BOT_PORT ?? port + 1);
const address = `http://localhost:${port}`;
const chatAddress = `http://localhost:${botPort}`;
const dataDir = process.env.DATA_DIR ?? join(root, 'var');

requireNode();
if (!Number.isInteger(port) || port < 1 || port > 65_534) fail(`PORT 不是有效的端口：${process.env.PORT}`);
requireWritable(dataDir);
await requireFreePort(port, 'PORT');
await requireFreePort(botPort, 'BOT_PORT');
installIfNeeded();
build(['code', 'h5', 'console']);

stopWithNpm();
process.on('SIGINT', () => void stopAll(0));
process.on('SIGTERM', () => void stopAll(0));

const env = {
  YUANHANG_MODE: process.env.YUANHANG_MODE ?? 'demo',
  DATA_DIR: dataDir,
  PORT: String(port),
  PUBLIC_URL: process.env.PUBLIC_URL ?? address,
  BOT_PORT: String(botPort),
  SERVER_URL: address,
  WEB_DIR: join(root, 'miniapp', 'dist', 'h5'),
  CONSOLE_DIR: join(root, 'packages', 'console', 'dist'),
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
};
const server = startChild('服务端', join(root, 'server', 'dist', 'main.js'), env);
if (!(await untilReady(`${address}/readyz`, server))) await stopAll(1);
const bot = startChild('聊天助手', join(root, 'bot', 'dist', 'main.js'), env);
if (!(await untilReady(`${chatAddress}/local/conversations`, bot))) await stopAll(1);
if (env.YUANHANG_MODE === 'demo') await greetBot(address, chatAddress);
await introduce();

function requireWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    fail(`数据目录不可写：${folder}`);
  }
  if (!existsSync(join(root, 'package-lock.json'))) fail('缺少 package-lock.json，请重新克隆项目。');
}

/** Prints the addresses and the demo accounts. */
async function introduce() {
  const meta = await fetch(`${address}/api/meta`).then((answer) => answer.json());
  const accounts = meta.demoAccounts.map(
    (account) => `    ${account.username.padEnd(14)} ${account.role} · ${account.name} · ${account.description}`,
  );
  console.log(`
  远航 Yuanhang 已启动

  学生端        ${address}/
  教职工工作台  ${address}/console/
  聊天助手      ${chatAddress}/
  接口文档      ${address}/api/docs
${accounts.length > 0 ? `\n  演示账号（密码都是 ${meta.demoPassword}）\n${accounts.join('\n')}\n` : ''}
  按 Ctrl-C 结束`);
}
