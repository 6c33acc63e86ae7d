import { type Country, countries } from '@yuanhang/domain';

/** Limited, because one setData must stay small. */
const maxShown = 60;

/** Countries and regions whose name, alias or code contains the text; all of them (up to 60) for no text. */
export function countriesMatching(text: string, all: readonly Country[] = countries): readonly Country[] {
  const wanted = text.trim().toLowerCase();
  const matches = (word: string) => word.toLowerCase().includes(wanted);
  return all
    .filter(({ name, code, aliases }) => matches(name) || matches(code) || aliases.some(matches))
    .slice(0, maxShown);
}
