import { cities } from './cities';
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

/**
 * The names by which people look for a place: the country in Chinese and in English, the city as given, and its other
 * names where it is listed.
 */
export function namesOfPlace(code: string | null, city: string | null): string[] {
  const country = byCode.get(code ?? '');
  const known = cities.find(({ country: of, names }) => of === code && city !== null && names.includes(city));
  return [...(country ? [country.name, ...country.aliases] : []), ...(city ? [city] : []), ...(known?.names ?? [])];
}
