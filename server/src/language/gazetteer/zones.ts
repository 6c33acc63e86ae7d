import { allCities, type City } from './cities';

/** The zones of a country with their largest city, most people first. */
let byCountry: ReadonlyMap<string, readonly City[]> | undefined;

/** The largest city of each zone of a country, the zone with most people first; empty for an unknown country. */
export function zoneCitiesOf(country: string): readonly City[] {
  byCountry ??= collected();
  return byCountry.get(country) ?? [];
}

/** The IANA zones of a country, the one with most people first. */
export const zonesOf = (country: string): string[] => zoneCitiesOf(country).map(({ timeZone }) => timeZone);

/** The largest city of each zone whose IANA name contains the text: `europe/berl`. */
export function citiesOfZonesNamed(text: string, limit: number): City[] {
  const zones = new Map<string, City>();
  for (const city of allCities()) {
    if (zones.size === limit) break;
    const named = city.timeZone.toLowerCase().includes(text.toLowerCase());
    if (named && !zones.has(city.timeZone)) zones.set(city.timeZone, city);
  }
  return [...zones.values()];
}

function collected(): Map<string, City[]> {
  const people = new Map<string, number>();
  const largest = new Map<string, City>();
  for (const city of allCities()) {
    const key = `${city.country} ${city.timeZone}`;
    people.set(key, (people.get(key) ?? 0) + city.population);
    if (!largest.has(key)) largest.set(key, city);
  }
  const zones = new Map<string, City[]>();
  for (const [, city] of [...largest].sort(([a], [b]) => (people.get(b) ?? 0) - (people.get(a) ?? 0))) {
    const known = zones.get(city.country);
    if (known) known.push(city);
    else zones.set(city.country, [city]);
  }
  return zones;
}
