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
  ['node_modules/somewhere/node_modules/uuid', '8.3.2'],
])('refuses one unsafe copy at any depth: %s %s', (path, version) => {
  const { status, stderr } = check(withCopy(path, version));
  expect(status).toBe(1);
  expect(stderr).toContain(`${path} ${version}`);
});

it.each(['request', 'phin'])('refuses a package that must not come back: %s', (name) => {
  const { status, stderr } = check(withCopy(`node_modules/somewhere/node_modules/${name}`, '99.0.0'));
  expect([status, stderr]).toEqual([1, expect.stringContaining(`${name} must not be installed`)]);
});

it('refuses an exception that is no longer needed', () => {
  const { status, stderr } = check(lockfile.replaceAll('"version": "5.91.0"', '"version": "5.99.0"'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/webpack is accepted/);
});

describe('the age of the list', () => {
  const repository = mkdtempSync(join(tmpdir(), 'yuanhang-lockfile-'));
  afterAll(() => rmSync(repository, { recursive: true }));
  const path = join(repository, 'package-lock.json');
  const git = (args: string[], day = '2026-01-01') =>
    spawnSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.edu.cn', ...args], {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z`, GIT_AUTHOR_DATE: `${day}T12:00:00Z` },
    });
  const { reviewed } = JSON.parse(readFileSync(join(root, 'config/minimum-versions.json'), 'utf8'));
  const dayAfter = (days: number) => new Date(Date.parse(reviewed) + days * 86_400_000).toISOString().slice(0, 10);
  const checkThere = () =>
    spawnSync(process.execPath, [join(root, 'scripts/check-versions.mjs'), path], { encoding: 'utf8' });
  let commits = 0;
  /** Commits the lockfile on a day; a blank at its end makes it another one. */
  function commitOn(day: string): void {
    commits += 1;
    writeFileSync(path, lockfile + ' '.repeat(commits));
    git(['add', '.']);
    expect(git(['commit', '-m', 'lockfile'], day).status).toBe(0);
  }
  beforeAll(() => {
    git(['init']);
  });

  it('is counted to the last commit of the lockfile: 60 days are enough, 61 are too many', () => {
    commitOn(dayAfter(60));
    expect(checkThere().stderr).toBe('');
    commitOn(dayAfter(61));
    expect([checkThere().status, checkThere().stderr]).toEqual([1, expect.stringContaining('review the list')]);
  });

  it('does not matter to later commits that leave the lockfile alone', () => {
    commitOn(dayAfter(1));
    git(['commit', '--allow-empty', '-m', 'something else'], dayAfter(900));
    expect(checkThere().stderr).toBe('');
  });

  it('is not checked where git does not know the date', () => {
    expect(check(lockfile)).toEqual({ status: 0, stderr: '' });
  });
});
