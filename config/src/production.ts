import type { Environment } from './schema';

/** What a production start refuses, and why; empty when it may start. */
export function productionProblems(env: Environment): string[] {
  const problems: string[] = [];
  const need = (missing: boolean, line: string) => missing && problems.push(line);
  need(!env.DATABASE_URL?.startsWith('mysql://'), 'DATABASE_URL: 生产环境需要 MariaDB/MySQL（mysql://…）');
  need(!env.PUBLIC_URL?.startsWith('https://'), 'PUBLIC_URL: 生产环境需要 https 地址');
  need(!env.ENCRYPTION_KEYS, 'ENCRYPTION_KEYS: 证件号与银行账号的加密密钥未设置');
  need(!env.SIGNING_SECRET, 'SIGNING_SECRET: 链接签名密钥未设置');
  need(!env.BOT_TOKEN, 'BOT_TOKEN: 机器人令牌未设置');
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
  return problems;
}
