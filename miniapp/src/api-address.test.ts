import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { apiAddressProblem } from '../config/api-address';

const good = 'https://exchange.example.edu.cn';

it.each([
  ['missing', undefined, undefined],
  ['empty', '', undefined],
  ['with a slash at its end', `${good}/`, undefined],
  ['with a path', `${good}/app`, undefined],
  ['with a query', `${good}?a=1`, undefined],
  ['without https', 'http://exchange.example.edu.cn', undefined],
  ['not an address', 'exchange.example.edu.cn', undefined],
  ['other than PUBLIC_URL', good, 'https://other.example.edu.cn'],
])('the address of the API is refused when it is %s, in words', (_, TARO_APP_API_URL, PUBLIC_URL) => {
  expect(apiAddressProblem({ TARO_APP_API_URL, PUBLIC_URL })).toMatch(/^TARO_APP_API_URL: \p{Script=Han}/u);
});

it.each([undefined, '', good])('the address of the API is accepted with PUBLIC_URL %s', (PUBLIC_URL) => {
  expect(apiAddressProblem({ TARO_APP_API_URL: good, PUBLIC_URL })).toBeNull();
});

it('a production build without the address ends with that line before it builds anything', () => {
  const taro = require.resolve('@tarojs/cli/bin/taro');
  const { TARO_APP_API_URL: _, YUANHANG_MODE: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [taro, 'build', '--type', 'weapp', '--no-check'], {
    cwd: resolve(__dirname, '..'),
    env: { ...env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stdout + stderr).toContain('✗ TARO_APP_API_URL: 小程序需要服务端的地址');
});
