import { readFileSync } from 'node:fs';
import { isCountryCode } from '@yuanhang/domain';
import { spellingKeys } from './spelling';

/** A city of GeoNames (CC BY 4.0, see `server/assets/gazetteer`). */
export interface City {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA. */
  readonly timeZone: string;
  readonly population: number;
  /** The first name is the one shown: Chinese if the source has one. */
  readonly names: readonly [string, ...string[]];
  /** The names as they are compared. */
  readonly keys: readonly string[];
}

let read: readonly City[] | undefined;

/** Every city of a destination, largest first. The file is read at the first call. */
export function allCities(): readonly City[] {
  read ??= readFileSync(require.resolve('@yuanhang/server/assets/gazetteer/cities.tsv'), 'utf8')
    .split('\n')
    .flatMap(readCity);
  return read;
}

function readCity(line: string): City[] {
  const [country, timeZone, population, ...names] = line.split('\t');
  const [shown, ...others] = names;
  if (!isCountryCode(country) || timeZone === undefined || shown === undefined) return [];
  const keys = [...new Set(names.flatMap(spellingKeys))];
  return [{ country, timeZone, population: Number(population), names: [shown, ...others], keys }];
}
