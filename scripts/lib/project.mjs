import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Prints an error line and ends the process. */
export function fail(line) {
  console.error(`\n✗ ${line}`);
  process.exit(1);
}

/** Ends the process with an error line on an unsupported Node version; all suites run on Node 20. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`需要 Node 20.19 或更新版本，现在是 ${process.versions.node}。`);
}

/** Ends the process with an error line when the server is not built. Builds nothing: a running server uses these files. */
export function requireBuilt() {
  const needed = ['config/dist/index.js', 'server/dist/main.js'];
  if (!needed.every((file) => existsSync(join(root, file)))) fail('还没有构建。请先执行：npm ci && npm run build');
}
