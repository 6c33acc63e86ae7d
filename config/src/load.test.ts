import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadBotConfig, loadConfig } from './load';
import { botEnvironment, serverEnvironment } from './schema';
import { testSecrets } from './secrets';

const linesOf = (env: Record<string, string>, load: (env: Record<string, string>) => unknown = loadConfig) => {
  try {
    load(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
};
const secret = () => randomBytes(32).toString('base64url');
const keyOf = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const keyOfText = (id: string, text: string) => `${id}:${Buffer.from(text).toString('base64')}`;
const k1 = keyOf('k1');
const production = {
  YUANHANG_MODE: 'production',
  DATABASE_URL: 'mysql://yuanhang:secret@db.example.edu.cn:3306/yuanhang',
  PUBLIC_URL: 'https://exchange.example.edu.cn',
  ENCRYPTION_KEYS: `${keyOf('k2')},${k1}`,
  AUDIT_KEYS: keyOf('a1'),
  SIGNING_SECRET: randomBytes(48).toString('base64'),
  BOT_TOKEN: randomBytes(32).toString('hex'),
  METRICS_TOKEN: secret(),
  CAS_URL: 'https://cas.example.edu.cn/cas',
  STORAGE_DISK_IS_DURABLE: 'yes',
};

it('reads a complete production environment', () => {
  const config = loadConfig(production);
  expect(config.PUBLIC_URL).toBe('https://exchange.example.edu.cn');
  expect(config.secrets.encryptionKeys.map(({ id }) => id)).toEqual(['k2', 'k1']);
  expect(config).toMatchObject({ PORT: 3000, TRUST_PROXY: 0, SESSION_DAYS: 14, API_DOCS: 'no' });
  expect(loadConfig({ ...production, API_DOCS: 'yes' }).API_DOCS).toBe('yes');
});

it.each<[string, Record<string, string>, string]>([
  ['no database', { DATABASE_URL: '' }, 'DATABASE_URL'],
  ['a file as database', { DATABASE_URL: 'sqlite:var/x.sqlite' }, 'DATABASE_URL'],
  ['an address without https', { PUBLIC_URL: 'http://exchange.example.edu.cn' }, 'PUBLIC_URL'],
  ['an address with a slash at its end', { PUBLIC_URL: 'https://exchange.example.edu.cn/' }, 'PUBLIC_URL'],
  ['an address with a path', { PUBLIC_URL: 'https://exchange.example.edu.cn/app' }, 'PUBLIC_URL'],
  ['an address with a query', { PUBLIC_URL: 'https://exchange.example.edu.cn?from=wechat' }, 'PUBLIC_URL'],
  ['an address with a user', { PUBLIC_URL: 'https://a:b@exchange.example.edu.cn' }, 'PUBLIC_URL'],
  ['no keys', { ENCRYPTION_KEYS: '' }, 'ENCRYPTION_KEYS'],
  ["the tests' key", { ENCRYPTION_KEYS: testSecrets.encryptionKeys }, 'ENCRYPTION_KEYS'],
  ['no key of the audit log', { AUDIT_KEYS: '' }, 'AUDIT_KEYS'],
  ['a flat key of the audit log', { AUDIT_KEYS: `a1:${Buffer.alloc(32, 1).toString('base64')}` }, 'AUDIT_KEYS'],
  ['a text as a key', { AUDIT_KEYS: keyOfText('a1', 'this key is a text of 32 letters') }, 'AUDIT_KEYS'],
  ['one key for two purposes', { AUDIT_KEYS: k1.replace('k1', 'a1') }, 'AUDIT_KEYS'],
  ['one key under two ids', { ENCRYPTION_KEYS: `${k1},${k1.replace('k1', 'k0')}` }, 'ENCRYPTION_KEYS'],
  ['no signing secret', { SIGNING_SECRET: '' }, 'SIGNING_SECRET'],
  ["the tests' signing secret", { SIGNING_SECRET: testSecrets.signingSecret }, 'SIGNING_SECRET'],
  ['a signing secret of one letter', { SIGNING_SECRET: 'a'.repeat(40) }, 'SIGNING_SECRET'],
  ['a phrase as signing secret', { SIGNING_SECRET: 'correct-horse-battery-staple-2026' }, 'SIGNING_SECRET'],
  ['an encryption key as signing secret', { SIGNING_SECRET: k1.slice('k1:'.length) }, 'SIGNING_SECRET'],
  ['no token of the metrics', { METRICS_TOKEN: '' }, 'METRICS_TOKEN'],
  ['a short token of the metrics', { METRICS_TOKEN: randomBytes(10).toString('hex') }, 'METRICS_TOKEN'],
  ['one token for the bot and the metrics', { METRICS_TOKEN: production.BOT_TOKEN }, 'METRICS_TOKEN'],
  ['the chat of demos', { BOT_PUPPET: 'local' }, 'BOT_PUPPET'],
  ['a CAS without https', { CAS_URL: 'http://cas.example.edu.cn/cas' }, 'CAS_URL'],
  ['WeChat without https', { WECHAT_API_URL: 'HTTP://api.weixin.qq.com' }, 'WECHAT_API_URL'],
  ['an object store without https', { OSS_ENDPOINT: 'http://oss-cn-beijing.aliyuncs.com' }, 'OSS_ENDPOINT'],
  ['no bot token', { BOT_TOKEN: '' }, 'BOT_TOKEN'],
  ['a bot token that no header carries', { BOT_TOKEN: 'xC5vB1nM8qW3eR6tY9uI2oP4/+==' }, 'BOT_TOKEN'],
  ["the tests' bot token", { BOT_TOKEN: testSecrets.botToken }, 'BOT_TOKEN'],
  ['nobody who vouches for people', { CAS_URL: '' }, 'CAS_URL'],
  ['a disk nobody vouches for', { STORAGE_DISK_IS_DURABLE: '' }, 'STORAGE'],
  ['an object store without an account', { STORAGE: 'oss', OSS_REGION: 'oss-cn-beijing' }, 'OSS_*'],
  ['half an account at WeChat', { WECHAT_APPID: 'wx1234567890' }, 'WECHAT_*'],
  ['subscribe messages of no account', { WECHAT_TEMPLATES: 'progress=tmpl_1:thing1=title' }, 'WECHAT_TEMPLATES'],
  ['mail from nobody', { SMTP_URL: 'smtps://mail.example.edu.cn' }, 'SMTP_URL'],
])('production refuses %s and gives the reason', (_, change, name) => {
  expect(linesOf({ ...production, ...change })).toEqual([
    expect.stringMatching(new RegExp(`^${name.replace('*', '\\*')}: .`)),
  ]);
});

it('reports every mistake on its own line, in Chinese, without the secret', () => {
  const lines = linesOf({
    PORT: 'eighty',
    LOG_LEVEL: 'loud',
    ENCRYPTION_KEYS: 'k1:dG9vIHNob3J0',
    PUBLIC_URL: 'nowhere',
  });
  expect(lines.map((line) => line.split(':')[0]).sort()).toEqual([
    'ENCRYPTION_KEYS',
    'LOG_LEVEL',
    'PORT',
    'PUBLIC_URL',
  ]);
  for (const line of lines) expect(line).toMatch(/[\u4e00-\u9fff]/);
  expect(lines.join()).not.toContain('dG9vIHNob3J0');
});

it('reads subscribe templates, and reports an unknown field', () => {
  const text = 'progress=tmpl_1:character_string1=number,thing2=title; check_in=tmpl_2:thing1=next';
  expect(
    loadConfig({ ...production, WECHAT_APPID: 'wx1', WECHAT_SECRET: 's', WECHAT_TEMPLATES: text }).WECHAT_TEMPLATES,
  ).toEqual([
    {
      key: 'progress',
      templateId: 'tmpl_1',
      fields: [
        { name: 'character_string1', value: 'number' },
        { name: 'thing2', value: 'title' },
      ],
    },
    { key: 'check_in', templateId: 'tmpl_2', fields: [{ name: 'thing1', value: 'next' }] },
  ]);
  for (const wrong of ['news=a:thing1=title', 'progress=a', 'progress=a:picture1=title', 'progress=a:thing1=phone'])
    expect(linesOf({ WECHAT_TEMPLATES: wrong })).toEqual([expect.stringMatching(/^WECHAT_TEMPLATES: /)]);
});

it('refuses two keys with one id', () => {
  expect(linesOf({ ENCRYPTION_KEYS: `${k1},${keyOf('k1')}` })).toEqual(['ENCRYPTION_KEYS: 密钥编号重复']);
});

it('treats NODE_ENV=production as production when no mode is given', () => {
  expect(linesOf({ NODE_ENV: 'production' }).length).toBeGreaterThan(3);
  expect(loadConfig({ NODE_ENV: 'production', YUANHANG_MODE: 'test' }).YUANHANG_MODE).toBe('test');
});

it('a demo generates its secrets once, readable only by its own user', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-config-'));
  try {
    const first = loadConfig({ DATA_DIR: folder });
    expect(loadConfig({ DATA_DIR: folder }).secrets).toEqual(first.secrets);
    expect(first.DATABASE_URL).toBe(`sqlite:${join(folder, 'yuanhang.sqlite')}`);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const bot = {
  YUANHANG_MODE: 'production',
  SERVER_URL: 'https://exchange.example.edu.cn/',
  BOT_TOKEN: production.BOT_TOKEN,
  BOT_PUPPET: 'service',
  BOT_PUPPET_TOKEN: 'puppet_paimon_0123456789',
};

it('the bot starts in production with the server, its token and its puppet alone', () => {
  const { SERVER_URL, BOT_TOKEN } = loadBotConfig(bot);
  expect([SERVER_URL, BOT_TOKEN]).toEqual(['https://exchange.example.edu.cn', production.BOT_TOKEN]);
  expect(loadBotConfig({ ...bot, SERVER_URL: 'http://127.0.0.1:3001' }).SERVER_URL).toBe('http://127.0.0.1:3001');
  expect(Object.keys(botEnvironment.shape)).not.toContain('DATABASE_URL');
});

it.each<[string, Record<string, string>, string]>([
  ['no server', { SERVER_URL: '' }, 'SERVER_URL'],
  ['a server without https', { SERVER_URL: 'http://exchange.example.edu.cn' }, 'SERVER_URL'],
  ['no token', { BOT_TOKEN: '' }, 'BOT_TOKEN'],
  ["the tests' token", { BOT_TOKEN: testSecrets.botToken }, 'BOT_TOKEN'],
  ['the chat of demos, which is the default', { BOT_PUPPET: '' }, 'BOT_PUPPET'],
  ['a puppet service without a token', { BOT_PUPPET_TOKEN: '' }, 'BOT_PUPPET_TOKEN'],
  ['a phrase as password of its page', { BOT_OPERATOR_TOKEN: 'please-open-the-login-page' }, 'BOT_OPERATOR_TOKEN'],
  ['its token as password of its page', { BOT_OPERATOR_TOKEN: bot.BOT_TOKEN }, 'BOT_OPERATOR_TOKEN'],
  ['a database', { DATABASE_URL: production.DATABASE_URL }, 'DATABASE_URL'],
  ["the server's keys", { ENCRYPTION_KEYS: production.ENCRYPTION_KEYS }, 'ENCRYPTION_KEYS'],
])('the bot in production refuses %s and gives the reason', (_, change, name) => {
  expect(linesOf({ ...bot, ...change }, loadBotConfig)).toEqual([expect.stringMatching(new RegExp(`^${name}: .`))]);
});

it('example.env contains exactly the available settings', () => {
  const example = readFileSync(join(__dirname, '../example.env'), 'utf8');
  const named = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  const settings = new Set([serverEnvironment, botEnvironment].flatMap(({ shape }) => Object.keys(shape)));
  expect(named.sort()).toEqual([...settings].sort());
});

it.each([
  ['server.env', loadConfig],
  ['bot.env', loadBotConfig],
] as const)('deploy/%s starts in production once its empty secrets are filled in', (file, load) => {
  const lines = readFileSync(join(__dirname, '../deploy', file), 'utf8').split('\n');
  const given = Object.fromEntries(
    lines.flatMap((line) => (/^[A-Z]/.test(line) ? [line.split(/=(.*)/).slice(0, 2)] : [])),
  );
  const names = linesOf({ NODE_ENV: 'production', ...given }, load).map((line) => line.split(':')[0]);
  const secrets = {
    'server.env': ['ENCRYPTION_KEYS', 'AUDIT_KEYS', 'SIGNING_SECRET', 'BOT_TOKEN', 'METRICS_TOKEN', 'OSS_*'],
    'bot.env': ['BOT_TOKEN', 'BOT_PUPPET_TOKEN'],
  };
  expect(names).toEqual(secrets[file]);
});
