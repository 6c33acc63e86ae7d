/**
 * Compares every copy of a package in the lockfile with config/minimum-versions.json, so that a later install cannot undo
 * a security fix. `npm run versions [lockfile]`; works without a network.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import semver from 'semver';
import { root } from './lib/project.mjs';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { packages, accepted } = readJson(resolve(root, 'config/minimum-versions.json'));
const lockfile = readJson(process.argv[2] ?? resolve(root, 'package-lock.json'));

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
];
for (const problem of problems) process.stderr.write(`✗ ${problem}\n`);
if (problems.length > 0) process.exit(1);
process.stdout.write(`${copies.length} copies of ${Object.keys(packages).length} packages are at a safe version\n`);
