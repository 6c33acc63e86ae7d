/**
 * Compares every copy of a package in the lockfile with config/minimum-versions.json, so that a later install cannot undo
 * a security fix, and the date of that list with the date of the lockfile, so that a new lockfile is not judged by an old
 * list. `npm run versions [lockfile]`; works without a network.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import semver from 'semver';
import { root } from './lib/project.mjs';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { reviewed, packages, absent, accepted } = readJson(resolve(root, 'config/minimum-versions.json'));
const lockfilePath = process.argv[2] ?? resolve(root, 'package-lock.json');
const lockfile = readJson(lockfilePath);
const maxAgeDays = 60;

/**
 * The day of the last commit that changed the lockfile, so that the check never turns red by time alone; today while it
 * has changes. Null where git does not know it: in an archive without history, or in a shallow clone.
 */
function lockfileDay() {
  const git = (...args) => {
    const { status, stdout } = spawnSync('git', args, { cwd: dirname(lockfilePath), encoding: 'utf8' });
    return status === 0 ? stdout.trim() : null;
  };
  if (git('rev-parse', '--is-shallow-repository') !== 'false') return null;
  if (git('status', '--porcelain', '--', lockfilePath) !== '') return new Date().toISOString().slice(0, 10);
  return git('log', '-1', '--format=%cs', '--', lockfilePath) || null;
}
const lockedOn = lockfileDay();
const ageDays = lockedOn === null ? 0 : (Date.parse(lockedOn) - Date.parse(reviewed)) / 86_400_000;

const copies = Object.entries(lockfile.packages).flatMap(([path, { version }]) => {
  const name = path.split('node_modules/').at(-1);
  return version !== undefined && Object.hasOwn(packages, name) ? [{ path, name, version }] : [];
});
const isSafe = ({ name, version }) => semver.satisfies(version, packages[name].safe, { includePrerelease: true });
const unsafe = copies.filter((copy) => !isSafe(copy));

const problems = [
  ...unsafe
    .filter(({ path }) => !Object.hasOwn(accepted, path))
    .map(({ path, name, version }) => `${path} ${version} is not ${packages[name].safe} (${packages[name].why})`),
  // An accepted entry that no longer applies must be removed, so that it cannot hide a new finding.
  ...Object.keys(accepted)
    .filter((path) => !unsafe.some((copy) => copy.path === path))
    .map((path) => `${path} is accepted, but there is nothing unsafe there any more`),
  ...Object.keys(packages)
    .filter((name) => !copies.some((copy) => copy.name === name))
    .map((name) => `${name} is listed, but no longer installed`),
  ...Object.keys(lockfile.packages)
    .filter((path) => Object.hasOwn(absent, path.split('node_modules/').at(-1)))
    .map((path) => `${path} must not be installed (${absent[path.split('node_modules/').at(-1)].why})`),
  ...Object.entries({ ...packages, ...absent })
    .filter(([, { sources }]) => !sources?.length)
    .map(([name]) => `${name} is listed without a source`),
  ...(ageDays > maxAgeDays
    ? [`the list was reviewed on ${reviewed}, the lockfile is of ${lockedOn}: review the list and set its date`]
    : []),
];
for (const problem of problems) process.stderr.write(`✗ ${problem}\n`);
if (problems.length > 0) process.exit(1);
process.stdout.write(
  `${copies.length} copies of ${Object.keys(packages).length} packages are at a safe version (list of ${reviewed}${
    lockedOn === null ? '; its age is not checked, because git does not know the date of the lockfile' : ''
  })\n`,
);
