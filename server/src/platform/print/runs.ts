import bidiFactory from 'bidi-js';
import { charactersOf } from './characters';
import { type FontName, fontOf, mainFont } from './fonts';

/** A piece of one line in one font and one direction. */
export interface Run {
  /** In the order of reading; the font's shaping turns right-to-left pieces around. */
  readonly text: string;
  readonly font: FontName;
}

const bidi = bidiFactory();
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The pieces of a line from left to right, as they are drawn. */
export function runsOf(line: string): Run[] {
  if (!rightToLeft.test(line)) return inFonts(line);
  const embedding = bidi.getEmbeddingLevels(line);
  const pieces: { text: string; level: number }[] = [];
  for (const at of bidi.getReorderedIndices(line, embedding)) {
    const level = embedding.levels[at] ?? 0;
    const isTurned = level % 2 === 1;
    const unit = isTurned ? (bidi.getMirroredCharacter(line.charAt(at)) ?? line.charAt(at)) : line.charAt(at);
    const last = pieces.at(-1);
    if (last?.level !== level) pieces.push({ text: unit, level });
    else last.text = isTurned ? unit + last.text : last.text + unit;
  }
  return pieces.flatMap(({ text, level }) => (level % 2 === 1 ? inFonts(text).reverse().map(turned) : inFonts(text)));
}

/** Shaping turns letters around, but not the spaces and brackets between them. */
const turned = ({ text, font }: Run): Run =>
  rightToLeft.test(text) ? { text, font } : { text: charactersOf(text).reverse().join(''), font };

/** The text in pieces of one font, in the order of reading. */
function inFonts(text: string): Run[] {
  const runs: { text: string; font: FontName }[] = [];
  for (const character of charactersOf(text)) {
    const font = fontOf(character) ?? mainFont;
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}
