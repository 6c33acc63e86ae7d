import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../test/database';
import { insertRow } from '../test/rows';
import { newId } from './platform/database';

const folder = mkdtempSync(join(tmpdir(), 'yuanhang-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the real main, stops it once it is ready, and waits for its exit. */
function start(env: Record<string, string>): Promise<{ status: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ['-r', join(__dirname, '../../config/jest/run-source.cjs'), join(__dirname, 'main.ts')],
    {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: folder, HOST: '127.0.0.1', ...env },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString();
      if (output.includes('"ready"')) child.kill('SIGTERM');
    });
  return new Promise((resolve) => child.once('exit', (status) => resolve({ status, output })));
}

/** Code that runs inside the server, as a library would. */
function preloaded(code: string): Record<string, string> {
  const file = join(folder, `${newId()}.cjs`);
  writeFileSync(file, `setTimeout(() => { ${code} }, 0);`);
  const database = `sqlite:${join(folder, `${newId()}.sqlite`)}`;
  const port = String(20_000 + Math.floor(Math.random() * 20_000));
  return { YUANHANG_MODE: 'test', DATABASE_URL: database, PORT: port, NODE_OPTIONS: `--require ${file}` };
}
const logOf = (output: string): Record<string, unknown>[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

it('writes JSON lines only, whatever libraries and Node print', async () => {
  const { status, output } = await start(
    preloaded(
      `console.log("sent to '林知远'\\nsecond line"); console.error(new TypeError('broken')); process.emitWarning('old')`,
    ),
  );
  expect(status).toBe(0);
  expect(logOf(output)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ msg: 'a library wrote to the console', method: 'log', text: 'sent to ' }),
      expect.objectContaining({
        msg: 'a library wrote to the console',
        method: 'error',
        name: 'TypeError',
        text: 'broken',
      }),
      expect.objectContaining({ msg: 'warning of Node', error: expect.objectContaining({ message: 'old' }) }),
      expect.objectContaining({ msg: 'ready' }),
    ]),
  );
  expect(output).not.toContain('林知远');
});

it('ends with a line of the log after an unexpected error', async () => {
  const { status, output } = await start(preloaded(`Promise.reject(new Error('nobody caught this'))`));
  expect([status, logOf(output).at(-1)]).toEqual([
    1,
    expect.objectContaining({ level: 60, error: expect.objectContaining({ message: 'nobody caught this' }) }),
  ]);
});

const linesOf = (output: string) => output.split('\n').filter((line) => line.startsWith('✗'));

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const flat = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const secret = () => randomBytes(32).toString('base64url');
/** Every setting that a production start needs; nothing listens at the database address. */
const complete = {
  YUANHANG_MODE: 'production',
  DATABASE_URL: 'mysql://nobody@127.0.0.1:9/yuanhang',
  PUBLIC_URL: 'https://exchange.example.edu.cn',
  ENCRYPTION_KEYS: key('k1'),
  AUDIT_KEYS: key('a1'),
  SIGNING_SECRET: secret(),
  BOT_TOKEN: secret(),
  METRICS_TOKEN: secret(),
  CAS_URL: 'https://cas.example.edu.cn/cas',
  STORAGE_DISK_IS_DURABLE: 'yes',
};

describe('production', () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    [
      'that was told nothing',
      { YUANHANG_MODE: 'production' },
      [
        'DATABASE_URL',
        'PUBLIC_URL',
        'ENCRYPTION_KEYS',
        'AUDIT_KEYS',
        'SIGNING_SECRET',
        'BOT_TOKEN',
        'METRICS_TOKEN',
        'CAS_URL',
        'STORAGE',
      ],
    ],
    ['that only NODE_ENV asks for', { NODE_ENV: 'production' }, ['DATABASE_URL', 'PUBLIC_URL']],
    [
      'on what a demo runs on: a file, http, secrets that anybody knows, a disk that nobody vouches for',
      {
        ...complete,
        DATABASE_URL: 'sqlite:var/yuanhang.sqlite',
        PUBLIC_URL: 'http://exchange.example.edu.cn',
        ENCRYPTION_KEYS: flat,
        AUDIT_KEYS: flat,
        SIGNING_SECRET: 'test-signing-secret-of-enough-length',
        BOT_TOKEN: 'test-bot-token-of-enough-length',
        STORAGE_DISK_IS_DURABLE: 'no',
      },
      ['DATABASE_URL', 'PUBLIC_URL', 'ENCRYPTION_KEYS', 'AUDIT_KEYS', 'SIGNING_SECRET', 'BOT_TOKEN', 'STORAGE'],
    ],
    [
      'with equal secrets, the chat of demos, a path in its address and upstreams without https',
      {
        ...complete,
        METRICS_TOKEN: complete.BOT_TOKEN,
        BOT_PUPPET: 'local',
        PUBLIC_URL: 'https://exchange.example.edu.cn/app/',
        CAS_URL: 'http://cas.example.edu.cn/cas',
        WECHAT_API_URL: 'http://api.weixin.qq.com',
        OSS_ENDPOINT: 'http://oss-cn-beijing.aliyuncs.com',
      },
      ['METRICS_TOKEN', 'BOT_PUPPET', 'PUBLIC_URL', 'CAS_URL', 'WECHAT_API_URL', 'OSS_ENDPOINT'],
    ],
    [
      'with half an object store and half a WeChat account',
      { ...complete, STORAGE: 'oss', WECHAT_APPID: 'wx1' },
      ['OSS_*', 'WECHAT_*'],
    ],
  ])('refuses to start %s, and gives the reason', async (_, env, names) => {
    const { status, output } = await start(env);
    expect(status).toBe(1);
    const lines = linesOf(output);
    for (const name of names) expect(lines.filter((line) => line.startsWith(`✗ ${name}: `))).not.toEqual([]);
    for (const line of lines) expect(line).toMatch(/\p{Script=Han}/u);
  });

  it('reveals no secret when its database is unreachable', async () => {
    const { status, output } = await start({
      ...complete,
      DATABASE_URL: 'mysql://yuanhang:pa55word@127.0.0.1:9/yuanhang',
    });
    expect([status, linesOf(output).length]).toEqual([1, 1]);
    for (const hidden of ['pa55word', complete.SIGNING_SECRET, complete.BOT_TOKEN])
      expect(output).not.toContain(hidden);
  });

  const onServer = process.env.TEST_DATABASE_URL ? it : it.skip;
  onServer('refuses a database with accounts of a demo, and starts on an empty one', async () => {
    const test = await createTestDatabase();
    const port = String(20_000 + Math.floor(Math.random() * 20_000));
    const env = { ...complete, DATABASE_URL: test.url, PORT: port };
    const good = await start(env);
    expect([good.status, good.output.includes('"ready"')]).toEqual([0, true]);
    const at = new Date();
    const person = { id: newId(), name: '演示', username: 'demo', password_hash: 'x', status: 'active', version: 0 };
    await test.database.transaction((tx) =>
      insertRow(test.database, 'users', { ...person, created_at: at, updated_at: at }, tx),
    );
    const bad = await start(env);
    expect([bad.status, linesOf(bad.output)[0]]).toEqual([1, expect.stringContaining('演示或本地账号')]);
    await test.drop();
  });
});
