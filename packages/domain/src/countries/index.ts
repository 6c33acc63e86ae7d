import { countries } from './list';

export { findLocation, type Location } from './find-location';
export { guessLocation, type LocationGuess, type Syllables } from './guess-location';
export { type Country, countries } from './list';

const byCode = new Map(countries.map((country) => [country.code, country]));

/** Whether the code is a listed destination; capital letters only. */
export function isCountryCode(code: unknown): code is string {
  return typeof code === 'string' && byCode.has(code);
}

/** The display name, or the code itself if it is not listed. */
export function countryName(code: string): string {
  return byCode.get(code)?.name ?? code;
}
