import { cities } from './cities';
import { countries } from './list';

/** The place recognised in a text. */
export interface Location {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** The display name of the list. */
  readonly city?: string;
}

export interface LocationName {
  readonly text: string;
  readonly country: string;
  readonly city: string | null;
}

const hasCjk = /[\u3400-\u9fff]/;
const isLetter = /[A-Za-z\u00c0-\u024f]/;

/** Longest first, so that 新西兰 is not found in part and 白俄罗斯 is not taken for 俄罗斯. */
export const locationNames: readonly LocationName[] = [
  ...countries.reduce<LocationName[]>(
    (all, { code, name, aliases }) =>
      all.concat([name, ...aliases].map((text) => ({ text: text.toLowerCase(), country: code, city: null }))),
    [],
  ),
  ...cities.reduce<LocationName[]>(
    (all, { country, names: [shown, ...others] }) =>
      shown === undefined
        ? all
        : all.concat([shown, ...others].map((text) => ({ text: text.toLowerCase(), country, city: shown }))),
    [],
  ),
].sort((a, b) => b.text.length - a.text.length);

/** Only this many characters are searched: people name a place early in a message. */
const searchedLength = 500;

/**
 * The first country or city that a text names: Chinese names anywhere, other scripts as whole words. A city implies
 * its country; a country followed by one of its cities gives both. Empty when nothing is recognised.
 */
export function findLocation(text: string): Location {
  const { first, second } = findNames(text);
  if (!first) return {};
  const city = first.city ?? (second?.country === first.country ? second.city : null);
  return city === null ? { country: first.country } : { country: first.country, city };
}

/**
 * Removes the place names at the beginning of a text: `德国柏林 一切顺利` → `一切顺利`. Keeps a name that is only the beginning
 * of a longer word (柏林自由大学).
 */
export function withoutLeadingLocation(text: string): string {
  let rest = text;
  let left = text;
  for (;;) {
    const lower = rest.slice(0, searchedLength).toLowerCase();
    const name = locationNames.find((n) => lower.startsWith(n.text) && isWhole(lower, 0, n.text));
    if (!name) return left;
    const after = rest.slice(name.text.length);
    rest = after.replace(separators, '');
    if (rest !== after || rest === '') left = rest;
  }
}

const separators = /^[\s,.;:!，。；：！、·\-/]+/;

function findNames(text: string): { readonly first: LocationName | null; readonly second: LocationName | null } {
  let lower = text.slice(0, searchedLength).toLowerCase();
  const found: { name: LocationName; at: number }[] = [];
  for (const name of locationNames) {
    const at = indexOfWhole(lower, name.text);
    if (at < 0) continue;
    found.push({ name, at });
    // Replaced by spaces, so that no shorter name is found inside this one.
    lower = lower.slice(0, at) + ' '.repeat(name.text.length) + lower.slice(at + name.text.length);
  }
  found.sort((a, b) => a.at - b.at);
  return { first: found[0]?.name ?? null, second: found[1]?.name ?? null };
}

function indexOfWhole(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (isWhole(text, at, name)) return at;
  }
  return -1;
}

function isWhole(text: string, at: number, name: string): boolean {
  if (hasCjk.test(name)) return true;
  return !isLetter.test(text.charAt(at - 1)) && !isLetter.test(text.charAt(at + name.length));
}
