/**
 * `node scripts/font-coverage.mjs`: writes server/assets/fonts/coverage.json, the characters of each font of printed papers,
 * so that the server knows them without unpacking a font. To be run after a change of the fonts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { create } from 'fontkit';

const folder = join(import.meta.dirname, '../server/assets/fonts');
const end = '.ttf.br';
const coverage = {};
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(end))
  .sort()) {
  const points = create(brotliDecompressSync(readFileSync(join(folder, file)))).characterSet;
  coverage[file.slice(0, -end.length)] = stepsOf([...new Set(points)].sort((a, b) => a - b));
}
const lines = Object.entries(coverage).map(
  ([name, steps]) => `  ${JSON.stringify(name)}: ${JSON.stringify(steps.join(' '))}`,
);
writeFileSync(join(folder, 'coverage.json'), `{\n${lines.join(',\n')}\n}\n`);

/** The borders of the ranges, each as its distance from the one before: first code point, one after the last, and so on. */
function stepsOf(points) {
  const borders = [];
  for (const point of points) {
    if (borders.at(-1) === point) borders.pop();
    else borders.push(point);
    borders.push(point + 1);
  }
  return borders.map((border, at) => border - (borders[at - 1] ?? 0));
}
