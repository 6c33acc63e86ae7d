import { countries } from '@yuanhang/domain';
import { allCities, type City } from './cities';
import { spellingKey } from './spelling';

/** Spelling → cities, largest first. */
let bySpelling: ReadonlyMap<string, readonly City[]> | undefined;

function citiesSpelt(key: string): readonly City[] {
  bySpelling ??= indexed();
  return bySpelling.get(key) ?? [];
}

function indexed(): Map<string, City[]> {
  const index = new Map<string, City[]>();
  for (const city of allCities()) {
    for (const key of city.keys) {
      const known = index.get(key);
      if (known) known.push(city);
      else index.set(key, [city]);
    }
  }
  return index;
}

/**
 * The city that an entry of a place names: `柏林`, `柏林市`, `德国柏林`, `Muenchen`, `Berlin-Mitte`, `Lyon, France`. Of
 * several with one name the largest in the country, or in the world without a country. For fields that hold a place,
 * not for sentences: the chat has a list of its own, because many names of cities are everyday words.
 */
export function findCity(text: string, country?: string | null): City | null {
  for (const written of readings(text)) {
    const found = citiesSpelt(spellingKey(written)).find((city) => !country || city.country === country);
    if (found) return found;
  }
  return null;
}

/** A city with the name of a part, its suffix or its country, from the whole text to its beginning. */
function readings(text: string): string[] {
  const [head = ''] = text.split(/[-–—,，、(（/·]/, 1);
  return [text, head].flatMap((written) => {
    const bare = withoutCountry(written.trim());
    return [written, bare, bare.replace(/(?<=..)市$/, '')];
  });
}

function withoutCountry(text: string): string {
  const named = countries
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .filter((name) => /[\u3400-\u9fff]/.test(name) && text.startsWith(name) && text.length > name.length)
    .sort((a, b) => b.length - a.length)[0];
  return named === undefined ? text : text.slice(named.length);
}
