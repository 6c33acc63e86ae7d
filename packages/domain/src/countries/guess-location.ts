import { type Location, type LocationName, locationNames } from './find-location';

/** The pronunciations of a Chinese character, without tones; empty for other characters. */
export type Syllables = (character: string) => readonly string[];
export interface LocationGuess {
  readonly location: Location;
  /** The text that was read as the place. */
  readonly written: string;
}

/** Everyday words that only resemble a misspelt place. */
const everyday = new Set(
  '立马|克隆|近边|智力|治理|leads|pairs|parts|party|parish|sprain|korean|indian|cuban|ports|sports'.split('|'),
);
const separators = /[\s,.;:!?，。；：！？、·\-/()（）“”"]+/;
const before = /^(我|人|我们)*(现在|目前|已经|已|刚|刚刚|仍|还)*(人)?(在|到达|抵达|到了|到|来到)/;
const after = /(市|了|这边|这里|啦|呢)+$/;
const english = /^(in|at|to|from)$/i;
const maxParts = 12;

/**
 * Guesses a misspelt place in a text in which none was recognised: 柏邻 for 柏林, Berlim for Berlin. Only words where a
 * place is usually named count: at the beginning, or after 在 or `in`. Null when no place is near, or two are equally
 * near. Callers must show the user what was understood.
 */
export function guessLocation(words: string, syllables: Syllables): LocationGuess | null {
  for (const written of candidates(words)) {
    if (everyday.has(written.toLowerCase())) continue;
    const name = nearest(written, syllables);
    if (name) return { location: locationOf(name), written };
  }
  return null;
}

const locationOf = ({ country, city }: LocationName): Location => (city === null ? { country } : { country, city });

function candidates(words: string): string[] {
  const parts = words
    .split(separators)
    .filter((part) => part !== '')
    .slice(0, maxParts);
  const found: string[] = [];
  parts.forEach((part, at) => {
    const placed = part.replace(before, '').replace(after, '');
    const here = at === 0 || placed.length < part.replace(after, '').length || english.test(parts[at - 1] ?? '');
    if (!here || placed === '') return;
    if (!isLatin(placed)) found.push(placed);
    // Longest first: `New Yrok` before `New`.
    else for (let count = 3; count > 0; count -= 1) found.push(parts.slice(at, at + count).join(' '));
  });
  return found;
}

const isLatin = (text: string) => /^[a-z\u00c0-\u024f']+$/i.test(text);

function nearest(written: string, syllables: Syllables): LocationName | null {
  const latin = isLatin(written.replace(/ /g, ''));
  const distance = latin ? spellingDistance : soundDistance(syllables);
  const far: { name: LocationName; by: number }[] = [];
  for (const name of locationNames) {
    const by = distance(written, name.text);
    if (by !== null) far.push({ name, by });
  }
  const [best] = far.sort((a, b) => a.by - b.by);
  if (!best) return null;
  const alike = far.filter(({ by }) => by <= best.by + 1);
  const places = new Set(alike.map(({ name }) => `${name.country} ${name.city}`));
  return places.size === 1 ? best.name : null;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
const plainNames = new Map(locationNames.map(({ text }) => [text, plain(text)] as const));

/**
 * Counts letters that are wrong, missing, doubled or swapped: one is allowed in a name of five letters, two in one of
 * eight.
 */
function spellingDistance(written: string, name: string): number | null {
  const a = plain(written);
  const b = plainNames.get(name) ?? '';
  if (a.length < 5 || b.length < 5 || a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return null;
  const far = edits([...a], [...b], (x, y) => x === y);
  return far <= (Math.min(a.length, b.length) >= 8 ? 2 : 1) ? far : null;
}

/**
 * Compares characters by sound, of which at least half must match exactly; in a name of four, one may be wrong,
 * missing or extra.
 */
const soundDistance =
  (syllables: Syllables) =>
  (written: string, name: string): number | null => {
    const [a, b] = [[...written], [...name]];
    if (a.length < 2 || b.length < 2 || Math.abs(a.length - b.length) > 1) return null;
    const right = b.filter((character, at) => character === a[at] || character === a[at + a.length - b.length]).length;
    if (right * 2 < b.length) return null;
    const far = edits(a, b, (x, y) => x === y || syllables(x).some((sound) => syllables(y).includes(sound)));
    if (far > (b.length >= 4 ? 1 : 0)) return null;
    return far + (b.length - right) / 10;
  };

/** Levenshtein distance; swapping two neighbours counts as one edit. */
function edits(a: readonly string[], b: readonly string[], same: (x: string, y: string) => boolean): number {
  let twoBefore: number[] = [];
  let previous = b.map((_, at) => at + 1);
  previous.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const [x = '', y = ''] = [a[i - 1], b[j - 1]];
      const [up = 0, left = 0, corner = 0] = [previous[j], row[j - 1], previous[j - 1]];
      let cost = Math.min(up + 1, left + 1, corner + (same(x, y) ? 0 : 1));
      if (i > 1 && j > 1 && x === b[j - 2] && y === a[i - 2]) cost = Math.min(cost, (twoBefore[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    twoBefore = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
