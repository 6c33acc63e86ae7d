import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** One clear line and out. */
export function fail(line) {
  console.error(`\n✗ ${line}`);
  process.exit(1);
}

/** Node 20 is what everything is tried on. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`需要 Node 20.19 或更新版本，现在是 ${process.versions.node}。`);
}
