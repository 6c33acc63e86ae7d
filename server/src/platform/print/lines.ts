/// <reference path="./linebreak.d.ts" />
import LineBreaker from 'linebreak';
import { charactersOf } from './characters';

/** Breaks a text into lines of at most this width, at the places that UAX 14 allows, else within a long word. */
export function linesOf(text: string, width: number, widthOf: (piece: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => linesOfParagraph(paragraph, width, widthOf));
}

function linesOfParagraph(paragraph: string, width: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const add = (piece: string) => {
    const wide = widthOf(piece);
    // A space at the end of a line may stand beyond it.
    if (line !== '' && used + widthOf(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += wide;
  };
  for (const word of wordsOf(paragraph)) {
    if (widthOf(word.trimEnd()) <= width) add(word);
    else for (const character of charactersOf(word)) add(character);
  }
  return [...lines, line.trimEnd()];
}

/** The pieces between the places where a line may end. */
function wordsOf(paragraph: string): string[] {
  const breaker = new LineBreaker(paragraph);
  const words: string[] = [];
  let from = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    words.push(paragraph.slice(from, next.position));
    from = next.position;
  }
  return words;
}
