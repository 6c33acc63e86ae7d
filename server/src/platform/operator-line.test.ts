import { tmpdir } from 'node:os';
import { openDatabase } from './database';
import { operatorLine } from './operator-line';

/** The error of the first statement on a database that does not work. */
async function errorOf(url: string): Promise<unknown> {
  const error = await openDatabase(url)
    .transaction(async () => undefined)
    .catch((reason: unknown) => reason);
  expect(error).toBeDefined();
  return error;
}

it.each([
  ['nothing listens at', 'mysql://yuanhang:secret@127.0.0.1:9/yuanhang', /^连不上 DATABASE_URL 的数据库（.+）$/],
  // A folder is no file.
  ['is not there', `sqlite:${tmpdir()}`, /^打不开 DATABASE_URL 的数据库文件.+（.+）$/],
])('says in one line that a database %s', async (_, url, line) => {
  const printed = operatorLine(await errorOf(url));
  expect(printed).toMatch(line);
  expect(printed).not.toContain('secret');
});

const server = process.env.TEST_DATABASE_URL;
(server ? it : it.skip).each<[string, (url: URL) => void, RegExp]>([
  ['does not exist', (url) => (url.pathname = '/yuanhang_never_made'), /还没有建好/],
  ['refuses its user', (url) => (url.password = 'wrong'), /用户名或密码/],
])('says in one line that a database %s', async (_, spoil, line) => {
  const url = new URL(`${server}/yuanhang`);
  spoil(url);
  expect(operatorLine(await errorOf(url.href))).toMatch(line);
});

it('keeps the words of any other error', () => {
  expect(operatorLine(new Error('端口 3000 已被占用'))).toBe('端口 3000 已被占用');
  expect(operatorLine('x')).toBe('x');
});
