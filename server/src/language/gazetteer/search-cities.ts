import { allCities, type City } from './cities';
import { spellingKey } from './spelling';

/**
 * Cities for suggestions while somebody types: those with a name that begins so, then those that contain the text from
 * two characters on; each group largest first. Without a text the largest cities of the country.
 */
export function searchCities(
  text: string,
  { country, limit }: { country?: string | undefined; limit: number },
): City[] {
  const key = spellingKey(text);
  const begin: City[] = [];
  const contain: City[] = [];
  for (const city of allCities()) {
    if (country !== undefined && city.country !== country) continue;
    if (city.keys.some((name) => name.startsWith(key))) begin.push(city);
    else if (key.length > 1 && contain.length < limit && city.keys.some((name) => name.includes(key)))
      contain.push(city);
    if (begin.length === limit) break;
  }
  return [...begin, ...contain].slice(0, limit);
}
