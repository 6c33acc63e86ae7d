import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { z } from 'zod';

/** In the order in which they are asked for a character; the first one sets most texts. */
export const fontNames = [
  'NotoSansSC-Regular',
  'NotoSans',
  'NotoSansArabic',
  'NotoSansHebrew',
  'NotoSansThai',
  'NotoSansDevanagari',
  'NotoSansGeorgian',
  'NotoSansArmenian',
  'NotoSansKR',
  'HanaMinA',
  'HanaMinB',
] as const;
export type FontName = (typeof fontNames)[number];
export const mainFont: FontName = 'NotoSansSC-Regular';

// Resolved through the workspace, so that code compiled elsewhere (bench, resilience) finds it too.
const pathOf = (file: string) => require.resolve(`@yuanhang/server/assets/fonts/${file}`);
const unpack = promisify(brotliDecompress);
const loaded = new Map<FontName, Promise<Buffer>>();

/** A font with all its characters (0.02 to 29 MB), kept after its first use; pdfkit embeds only the used ones. */
export function loadFont(name: FontName): Promise<Buffer> {
  const font = loaded.get(name) ?? unpack(readFileSync(pathOf(`${name}.ttf.br`)));
  loaded.set(name, font);
  return font;
}

/** Has no shape of its own: joiners, direction marks, variation selectors. */
const shapeless = /\p{Default_Ignorable_Code_Point}/gu;

/** The first font with all code points of a character as people see it; null when no font has them. */
export function fontOf(character: string): FontName | null {
  const points = Array.from(character.replace(shapeless, ''), (one) => one.codePointAt(0) ?? 0);
  return fontNames.find((name) => points.every((point) => has(bordersOf(name), point))) ?? null;
}

let borders: ReadonlyMap<FontName, readonly number[]> | undefined;

/**
 * The borders of the ranges of a font's characters, ascending: the first code point of each and the one after its last.
 * The file, which `scripts/font-coverage.mjs` writes, has the distances between them.
 */
function bordersOf(name: FontName): readonly number[] {
  borders ??= readBorders();
  return borders.get(name) ?? [];
}

function readBorders(): ReadonlyMap<FontName, readonly number[]> {
  const coverage = z
    .record(z.enum(fontNames), z.string())
    .parse(JSON.parse(readFileSync(pathOf('coverage.json'), 'utf8')));
  return new Map(
    fontNames.map((name) => {
      let at = 0;
      return [name, coverage[name].split(' ').map((step) => (at += Number(step)))] as const;
    }),
  );
}

/** Whether an odd number of borders is at or below the code point. */
function has(ascending: readonly number[], point: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= point) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}
