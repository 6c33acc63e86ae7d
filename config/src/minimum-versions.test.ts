import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'yuanhang-versions-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(text: string) {
  const path = join(folder, 'package-lock.json');
  writeFileSync(path, text);
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/check-versions.mjs'), path], {
    encoding: 'utf8',
  });
  return { status, stderr };
}
const withCopy = (path: string, version: string) =>
  lockfile.replace('"packages": {', `"packages": {\n    "${path}": { "version": "${version}" },`);

it('accepts the current lockfile', () => {
  expect(check(lockfile)).toEqual({ status: 0, stderr: '' });
});

it.each([
  ['node_modules/some-puppet/node_modules/fast-xml-parser', '3.21.1'],
  ['node_modules/somewhere/node_modules/form-data', '4.0.3'],
  ['node_modules/somewhere/node_modules/sequelize', '6.37.7'],
])('refuses one unsafe copy at any depth: %s %s', (path, version) => {
  const { status, stderr } = check(withCopy(path, version));
  expect(status).toBe(1);
  expect(stderr).toContain(`${path} ${version}`);
});

it('refuses an exception that is no longer needed', () => {
  const { status, stderr } = check(lockfile.replaceAll('"version": "5.91.0"', '"version": "5.99.0"'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/webpack is accepted/);
});
