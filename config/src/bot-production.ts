import { localPuppetProblem } from './production';
import type { BotEnvironment } from './schema';
import { secretProblems } from './secret-problems';

/** What the bot must not hold: with one of these its process could read or forge what only the server may. */
const ofServer = [
  'DATABASE_URL',
  'REDIS_URL',
  'ENCRYPTION_KEYS',
  'AUDIT_KEYS',
  'SIGNING_SECRET',
  'METRICS_TOKEN',
  'WECHAT_SECRET',
  'SMTP_URL',
  'OSS_ACCESS_KEY_SECRET',
];

const loopback = ['localhost', '127.0.0.1', '[::1]'];
/** Whether the bot's token would cross a network unencrypted. */
const isExposed = (url: string) => {
  const { protocol, hostname } = new URL(url);
  return protocol !== 'https:' && !loopback.includes(hostname);
};

/** The reasons why a production start of the bot is refused; `given` are the names in its environment. */
export function botProblems(env: BotEnvironment, given: readonly string[]): string[] {
  const problems = secretProblems([
    { name: 'BOT_TOKEN', meaning: '机器人令牌', value: env.BOT_TOKEN, command: 'openssl rand -hex 32' },
    ...(env.BOT_OPERATOR_TOKEN === undefined
      ? []
      : [
          {
            name: 'BOT_OPERATOR_TOKEN',
            meaning: '登录页口令',
            value: env.BOT_OPERATOR_TOKEN,
            command: 'openssl rand -hex 16',
          },
        ]),
  ]);
  const need = (missing: boolean, line: string) => missing && problems.push(line);
  need(env.SERVER_URL === undefined, 'SERVER_URL: 未设置服务端的地址');
  need(
    env.SERVER_URL !== undefined && isExposed(env.SERVER_URL),
    'SERVER_URL: 生产环境需要 https 地址（同一台机器上的 http://127.0.0.1:端口 除外）',
  );
  need(env.BOT_PUPPET === 'local', localPuppetProblem);
  need(env.BOT_PUPPET === 'service' && !env.BOT_PUPPET_TOKEN, 'BOT_PUPPET_TOKEN: BOT_PUPPET=service 需要令牌');
  for (const name of ofServer)
    need(given.includes(name), `${name}: 是服务端的设置，机器人不应持有；请从机器人的环境中删去`);
  return problems;
}
