import { countryName, findPlace, type Place } from '@yuanhang/domain';

export interface KnownPlace {
  readonly country: string | null;
  readonly city: string;
}

/**
 * Where a check-in is from: what was given, a city bringing its country, else the first of the places known
 * before (the last check-in's, then the destination).
 */
export function resolvePlace(
  given: { readonly country?: string | null | undefined; readonly city?: string | undefined },
  known: readonly KnownPlace[],
): KnownPlace {
  const city = given.city ?? '';
  if (city === '' && !given.country) return known.find((place) => place.country || place.city) ?? nowhere;
  const found: Place = city === '' ? {} : findPlace(city);
  const sameCity = known.find((place) => place.city === city && city !== '');
  return { country: given.country ?? found.country ?? sameCity?.country ?? known[0]?.country ?? null, city };
}

const nowhere: KnownPlace = { country: null, city: '' };

/** `德国 柏林`; a city state is named once. */
export function placeName({ country, city }: KnownPlace): string {
  const name = country === null ? '' : countryName(country);
  return [name, city].filter((part, i) => part !== '' && (i === 0 || part !== name)).join(' ');
}

/** The same inside a sentence: no space between Chinese names. */
export const spokenPlace = (place: string): string => place.replace(/([\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '$1');
