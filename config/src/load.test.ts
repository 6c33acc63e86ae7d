import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './load';
import { environment } from './schema';
import { testSecrets } from './secrets';

const linesOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
};
const keyOf = (id: string) => `${id}:${Buffer.from(Array.from({ length: 32 }, (_, n) => n * 7)).toString('base64')}`;
const production = {
  YUANHANG_MODE: 'production',
  DATABASE_URL: 'mysql://yuanhang:secret@db.example.edu.cn:3306/yuanhang',
  PUBLIC_URL: 'https://exchange.example.edu.cn/',
  ENCRYPTION_KEYS: `${keyOf('k2')},${keyOf('k1')}`,
  AUDIT_KEYS: `a1:${Buffer.from('nS4wX8kR1vM6tY3qB9eH5jD0gF7cL2zP').toString('base64')}`,
  SIGNING_SECRET: 'kZ3vQ8sY1nB6wE0rT5uI2oP9aS4dF7gH',
  BOT_TOKEN: 'xC5vB1nM8qW3eR6tY9uI2oP4',
  CAS_URL: 'https://cas.example.edu.cn/cas',
  STORAGE_DISK_IS_DURABLE: 'yes',
};

it('reads a complete production environment', () => {
  const config = loadConfig(production);
  expect(config.PUBLIC_URL).toBe('https://exchange.example.edu.cn');
  expect(config.secrets.encryptionKeys.map(({ id }) => id)).toEqual(['k2', 'k1']);
  expect(config).toMatchObject({ PORT: 3000, TRUST_PROXY: 0, SESSION_DAYS: 14, BOT_PUPPET: 'local' });
});

it.each<[string, Record<string, string>, string]>([
  ['no database', { DATABASE_URL: '' }, 'DATABASE_URL'],
  ['a file as database', { DATABASE_URL: 'sqlite:var/x.sqlite' }, 'DATABASE_URL'],
  ['an address without https', { PUBLIC_URL: 'http://exchange.example.edu.cn' }, 'PUBLIC_URL'],
  ['no keys', { ENCRYPTION_KEYS: '' }, 'ENCRYPTION_KEYS'],
  ["the tests' key", { ENCRYPTION_KEYS: testSecrets.encryptionKeys }, 'ENCRYPTION_KEYS'],
  ['no key of the audit log', { AUDIT_KEYS: '' }, 'AUDIT_KEYS'],
  ['a flat key of the audit log', { AUDIT_KEYS: `a1:${Buffer.alloc(32, 1).toString('base64')}` }, 'AUDIT_KEYS'],
  ['one key for two purposes', { AUDIT_KEYS: keyOf('a1') }, 'AUDIT_KEYS'],
  ['no signing secret', { SIGNING_SECRET: '' }, 'SIGNING_SECRET'],
  ["the tests' signing secret", { SIGNING_SECRET: testSecrets.signingSecret }, 'SIGNING_SECRET'],
  ['a signing secret of one letter', { SIGNING_SECRET: 'a'.repeat(40) }, 'SIGNING_SECRET'],
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
  expect(linesOf({ ENCRYPTION_KEYS: `${keyOf('k1')},${keyOf('k1')}` })).toEqual(['ENCRYPTION_KEYS: 密钥编号重复']);
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

it('example.env contains exactly the available settings', () => {
  const example = readFileSync(join(__dirname, '../example.env'), 'utf8');
  const named = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(environment.shape).sort());
});
