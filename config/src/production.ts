import type { ServerEnvironment } from './schema';
import { secretProblems } from './secret-problems';

/** Whether the address is only an origin: no path, no slash at its end, no query, no user, no default port. */
const isOrigin = (url: string) => new URL(url).origin === url;
const isPlainHttp = (url: string | undefined) => /^http:/i.test(url ?? '');

/** The reason against the demo puppet: anyone who reaches its page can send messages as any student. */
export const localPuppetProblem = 'BOT_PUPPET: local 是演示用的网页聊天，不核实身份；生产环境请用 service 或 wechat4u';

/** The reasons why a production start of the server is refused; empty when it may start. */
export function productionProblems(env: ServerEnvironment): string[] {
  const problems: string[] = [];
  const need = (missing: boolean, line: string) => missing && problems.push(line);
  need(!env.DATABASE_URL?.startsWith('mysql://'), 'DATABASE_URL: 生产环境需要 MariaDB/MySQL（mysql://…）');
  if (!env.PUBLIC_URL?.startsWith('https://')) problems.push('PUBLIC_URL: 生产环境需要 https 地址');
  else
    need(
      !isOrigin(env.PUBLIC_URL),
      `PUBLIC_URL: 只写协议与域名，不带路径、末尾的斜杠或参数：${new URL(env.PUBLIC_URL).origin}`,
    );
  problems.push(
    ...secretProblems([
      {
        name: 'ENCRYPTION_KEYS',
        meaning: '证件号与银行账号的加密密钥',
        value: env.ENCRYPTION_KEYS,
        command: 'openssl rand -base64 32',
      },
      {
        name: 'AUDIT_KEYS',
        meaning: '审计日志的签名密钥',
        value: env.AUDIT_KEYS,
        command: 'openssl rand -base64 32',
      },
      {
        name: 'SIGNING_SECRET',
        meaning: '链接签名密钥',
        value: env.SIGNING_SECRET,
        command: 'openssl rand -base64 48',
      },
      { name: 'BOT_TOKEN', meaning: '机器人令牌', value: env.BOT_TOKEN, command: 'openssl rand -hex 32' },
      { name: 'METRICS_TOKEN', meaning: '监控令牌', value: env.METRICS_TOKEN, command: 'openssl rand -hex 32' },
    ]),
  );
  need(!env.CAS_URL, 'CAS_URL: 生产环境没有演示账号，需要统一身份认证');
  for (const name of ['CAS_URL', 'WECHAT_API_URL', 'OSS_ENDPOINT'] as const)
    need(isPlainHttp(env[name]), `${name}: 生产环境需要 https 地址`);
  need(env.BOT_PUPPET === 'local', localPuppetProblem);
  need(
    env.STORAGE === 'disk' && env.STORAGE_DISK_IS_DURABLE === 'no',
    'STORAGE: 本地磁盘是否可靠未知；请用 OSS，或确认有备份后设置 STORAGE_DISK_IS_DURABLE=yes',
  );
  const oss = [env.OSS_BUCKET, env.OSS_ACCESS_KEY_ID, env.OSS_ACCESS_KEY_SECRET, env.OSS_ENDPOINT ?? env.OSS_REGION];
  need(
    env.STORAGE === 'oss' && oss.some((value) => !value),
    'OSS_*: STORAGE=oss 需要 endpoint 或 region、bucket 与密钥',
  );
  need(
    (env.WECHAT_APPID === undefined) !== (env.WECHAT_SECRET === undefined),
    'WECHAT_*: WECHAT_APPID 与 WECHAT_SECRET 须同时设置',
  );
  need(
    env.WECHAT_TEMPLATES.length > 0 && !env.WECHAT_APPID,
    'WECHAT_TEMPLATES: 订阅消息需要 WECHAT_APPID 与 WECHAT_SECRET',
  );
  need((env.SMTP_URL === undefined) !== (env.MAIL_FROM === undefined), 'SMTP_URL: SMTP_URL 与 MAIL_FROM 须同时设置');
  return problems;
}
