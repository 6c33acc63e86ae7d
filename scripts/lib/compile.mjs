import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { transformFileSync } from '@swc/core';

const options = {
  sourceMaps: true,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  // A package that is an ES module is loaded by a dynamic import, which CommonJS has too.
  module: { type: 'commonjs', ignoreDynamic: true },
};

/**
 * TypeScript of a folder as CommonJS in another one, at the same places, with source maps. Tests are left out; types are
 * checked by `npm run types`, which takes twenty times as long.
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
