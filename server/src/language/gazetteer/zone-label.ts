import { offsetAt } from '../../platform/zones';
import { allCities } from './cities';

/** Zone → its largest city. */
let cityNames: ReadonlyMap<string, string> | undefined;

/** `柏林时间（UTC+1）`: the zone by its best known city, with its offset at an instant. */
export function zoneLabel(timeZone: string, now: Date): string {
  cityNames ??= new Map([...allCities()].reverse().map(({ timeZone: zone, names }) => [zone, names[0]]));
  return `${ownCity(timeZone) ?? cityNames.get(timeZone) ?? timeZone}时间（${offsetLabel(offsetAt(timeZone)(now))}）`;
}

/** The city that the zone is named after, if it has a Chinese name: 纽约 for `America/New_York`. */
function ownCity(timeZone: string): string | undefined {
  const name = timeZone.slice(timeZone.lastIndexOf('/') + 1).replace(/_/g, ' ');
  return allCities().find((city) => city.timeZone === timeZone && city.names.includes(name))?.names[0];
}

/** `UTC+5:30`; `UTC` without an offset. */
export function offsetLabel(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
