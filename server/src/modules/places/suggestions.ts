import { type CitySuggestion, placeLimits } from '@yuanhang/contract';
import { countryName } from '@yuanhang/domain';
import { type City, citiesOfZonesNamed, searchCities, zoneCitiesOf, zoneLabel } from '../../language/gazetteer';

interface Search {
  readonly q?: string | undefined;
  readonly country?: string | undefined;
}

/** Cities with a name that begins with the text or contains it, largest first. */
export function suggestCities({ q = '', country }: Search): CitySuggestion[] {
  return searchCities(q, { country, limit: placeLimits.suggestions }).map(({ names, ...city }) => ({
    name: names[0],
    localName: names.find((name, at) => at > 0 && /[a-z]/i.test(name)) ?? null,
    country: city.country,
    countryName: countryName(city.country),
    timeZone: city.timeZone,
  }));
}

/** The zones of the country, most people first; with a text, those of cities that it names, or whose own name has it. */
export function suggestZones({ q = '', country }: Search, now: Date) {
  const found = citiesForZones(q, country);
  const byZone = new Map<string, City[]>();
  for (const city of found) byZone.set(city.timeZone, [...(byZone.get(city.timeZone) ?? []), city]);
  return [...byZone].map(([timeZone, cities]) => ({
    timeZone,
    label: zoneLabel(timeZone, now),
    cities: cities.map(({ names }) => names[0]),
  }));
}

function citiesForZones(q: string, country: string | undefined): readonly City[] {
  if (q === '' && country !== undefined) return zoneCitiesOf(country);
  const limit = placeLimits.suggestions;
  const named = searchCities(q, { country, limit });
  return named.length > 0 ? named : citiesOfZonesNamed(q, limit);
}
