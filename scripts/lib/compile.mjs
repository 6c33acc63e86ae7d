import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { transformFileSync } from '@swc/core';

const options = {
  sourceMaps: true,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  // ES module packages are loaded by a dynamic import, which CommonJS supports.
  module: { type: 'commonjs', ignoreDynamic: true },
};

/**
 * Compiles the TypeScript of a folder to CommonJS in another one, with the same paths and source maps. Leaves out tests
 * and does not check types; `npm run types` does, which takes twenty times as long.
 * @param {string} from absolute
 * @param {string} to absolute; emptied first
 */
export function compile(from, to) {
  rmSync(to, { recursive: true, force: true });
  const sources = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const source of sources) {
    const target = join(to, relative(from, source)).replace(/\.ts$/, '.js');
    const { code, map } = transformFileSync(source, { ...options, sourceFileName: relative(dirname(target), source) });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
    writeFileSync(`${target}.map`, map);
  }
}
