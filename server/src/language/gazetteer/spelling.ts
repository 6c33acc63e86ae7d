/** One spelling for comparison: width, case, accents, spaces and punctuation do not count. */
export const spellingKey = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** The spellings of a name: `München` is also found as `Munchen` and `Muenchen`. */
export function spellingKeys(name: string): string[] {
  const written = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => umlauts[letter] ?? letter);
  return [spellingKey(name), spellingKey(written)].filter((key) => key !== '');
}
