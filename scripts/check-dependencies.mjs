/**
 * `npm run dependencies`: checks the size of an installation against its limits, that docs/dependencies.md names every
 * package above 10 MB, and that the lock file contains no download addresses.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';

const maxEntries = 2700;
const maxMegabytes = 1100;
const namedFromMegabytes = 10;
const megabyte = 1024 * 1024;

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const documented = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
const installed = Object.entries(packages).filter(([path]) => path.includes('node_modules/'));

/** The disk usage of the folder in bytes, as `du` counts it; nested packages are counted separately. */
function sizeOf(folder) {
  let size = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) size += entry.name === 'node_modules' ? 0 : sizeOf(path);
    size += lstatSync(path).blocks * 512;
  }
  return size;
}

const problems = [];
let total = 0;
for (const [path, { link, resolved }] of installed) {
  if (link) continue;
  if (resolved) problems.push(`${path} is recorded with an address (see .npmrc)`);
  let bytes = 0;
  try {
    bytes = sizeOf(join(root, path));
  } catch (error) {
    // Not installed: a binary for another platform.
    if (error.code !== 'ENOENT') throw error;
  }
  total += bytes;
  const name = path.split('node_modules/').at(-1);
  if (bytes > namedFromMegabytes * megabyte && !documented.includes(`\`${name}\``))
    problems.push(`${name} takes ${Math.round(bytes / megabyte)} MB and is not in docs/dependencies.md`);
}
const megabytes = Math.round(total / megabyte);
if (installed.length > maxEntries) problems.push(`${installed.length} lock file entries are more than ${maxEntries}`);
if (megabytes > maxMegabytes) problems.push(`${megabytes} MB are more than ${maxMegabytes}`);

for (const problem of problems) process.stderr.write(`✗ ${problem}\n`);
if (problems.length > 0) process.exit(1);
process.stdout.write(`${installed.length} lock file entries, ${megabytes} MB installed\n`);
