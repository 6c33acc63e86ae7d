import type { Environment } from './schema';
import { testSecrets } from './secrets';

/** A typed secret or one copied from our tests: a random one of this length has far more different characters. */
const isGuessable = (secret: string) => new Set(secret).size < 10 || Object.values(testSecrets).includes(secret);
const isFlat = (key: Buffer) => new Set(key).size < 8;

/** The reasons why a production start is refused; empty when it may start. */
export function productionProblems(env: Environment): string[] {
  const problems: string[] = [];
  const need = (missing: boolean, line: string) => missing && problems.push(line);
  need(!env.DATABASE_URL?.startsWith('mysql://'), 'DATABASE_URL: 生产环境需要 MariaDB/MySQL（mysql://…）');
  need(!env.PUBLIC_URL?.startsWith('https://'), 'PUBLIC_URL: 生产环境需要 https 地址');
  need(!env.ENCRYPTION_KEYS, 'ENCRYPTION_KEYS: 证件号与银行账号的加密密钥未设置');
  need(env.ENCRYPTION_KEYS?.some(({ key }) => isFlat(key)) ?? false, 'ENCRYPTION_KEYS: 密钥不是随机生成的');
  need(!env.AUDIT_KEYS, 'AUDIT_KEYS: 审计日志的签名密钥未设置');
  need(env.AUDIT_KEYS?.some(({ key }) => isFlat(key)) ?? false, 'AUDIT_KEYS: 密钥不是随机生成的');
  need(
    env.AUDIT_KEYS?.some(({ key }) => env.ENCRYPTION_KEYS?.some((other) => other.key.equals(key))) ?? false,
    'AUDIT_KEYS: 不能与 ENCRYPTION_KEYS 相同',
  );
  for (const [name, meaning] of [
    ['SIGNING_SECRET', '链接签名密钥'],
    ['BOT_TOKEN', '机器人令牌'],
  ] as const) {
    need(!env[name], `${name}: ${meaning}未设置`);
    need(isGuessable(env[name] ?? 'not given: 0123'), `${name}: ${meaning}不是随机生成的`);
  }
  need(!env.CAS_URL, 'CAS_URL: 生产环境没有演示账号，需要统一身份认证');
  need(
    env.STORAGE === 'disk' && env.STORAGE_DISK_IS_DURABLE === 'no',
    'STORAGE: 本地磁盘是否可靠未知；请用 OSS，或确认有备份后设置 STORAGE_DISK_IS_DURABLE=yes',
  );
  const oss = [env.OSS_BUCKET, env.OSS_ACCESS_KEY_ID, env.OSS_ACCESS_KEY_SECRET, env.OSS_ENDPOINT ?? env.OSS_REGION];
  need(
    env.STORAGE === 'oss' && oss.some((value) => !value),
    'OSS_*: STORAGE=oss 需要 endpoint 或 region、bucket 与密钥',
  );
  need(env.OSS_ENDPOINT?.startsWith('http://') ?? false, 'OSS_ENDPOINT: 生产环境需要 https 地址');
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
