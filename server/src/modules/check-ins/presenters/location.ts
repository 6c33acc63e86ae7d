import { countryName, findLocation } from '@yuanhang/domain';

export interface CheckInLocation {
  readonly country: string | null;
  readonly city: string;
}

/**
 * The location of a check-in: the given one, where a city implies its country; without one, the first known location
 * (of the last check-in, then the destination).
 */
export function resolveLocation(
  given: { readonly country?: string | null | undefined; readonly city?: string | undefined },
  known: readonly CheckInLocation[],
): CheckInLocation {
  const givenCity = given.city ?? '';
  if (givenCity === '' && !given.country) return known.find((place) => place.country || place.city) ?? nowhere;
  const sameCity = known.find(({ city }) => city === givenCity && city !== '');
  const found = givenCity === '' ? undefined : findLocation(givenCity).country;
  const country = given.country ?? found ?? sameCity?.country ?? known[0]?.country ?? null;
  return { country, city: withoutCountry(givenCity, country) };
}

/** `德国柏林` and `德国 · 柏林` become Berlin; `新加坡` alone is also a city. */
function withoutCountry(givenCity: string, country: string | null): string {
  const name = country === null ? '' : countryName(country);
  const rest =
    name !== '' && givenCity.startsWith(name) ? givenCity.slice(name.length).replace(/^[\s,，、·/-]+/, '') : '';
  return rest === '' ? givenCity : rest;
}

const nowhere: CheckInLocation = { country: null, city: '' };

/** `德国 柏林`; a city state is named once. */
export function locationLabel({ country, city }: CheckInLocation): string {
  const name = country === null ? '' : countryName(country);
  return [name, city].filter((part, i) => part !== '' && (i === 0 || part !== name)).join(' ');
}

/** The label inside a sentence: without spaces between Chinese names. */
export const locationInSentence = (place: string): string =>
  place.replace(/([\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '$1');
