import { dateAtOffset, minuteMilliseconds, type PlainDate } from '@yuanhang/domain';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** Is it an IANA zone that this machine knows? */
export function isTimeZone(zone: string): boolean {
  try {
    return /^[A-Za-z]+\/[A-Za-z_+\-/]+$/.test(zone) && formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** No zone changes its offset but at a quarter of an hour. */
const quarterMilliseconds = 15 * minuteMilliseconds;
/** By zone, the quarter asked about last: a list asks about now for every row. */
const asked = new Map<string, { readonly quarter: number; readonly offset: number }>();

/** Minutes east of UTC in a zone at an instant: the domain's `ZoneOffset`. */
export const offsetAt =
  (zone: string) =>
  (instant: Date): number => {
    const quarter = Math.floor(instant.getTime() / quarterMilliseconds);
    const last = asked.get(zone);
    if (last?.quarter === quarter) return last.offset;
    const offset = calculatedOffset(zone, instant);
    asked.set(zone, { quarter, offset });
    return offset;
  };

function calculatedOffset(zone: string, instant: Date): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((local - Math.floor(instant.getTime() / 1000) * 1000) / minuteMilliseconds);
}

/** The zones by the day that it is there at an instant: never more than three days. */
export function zonesByDay(zones: readonly string[], now: Date): Map<PlainDate, string[]> {
  const days = new Map<PlainDate, string[]>();
  for (const zone of zones) {
    const day = dateAtOffset(now, offsetAt(zone)(now));
    days.set(day, [...(days.get(day) ?? []), zone]);
  }
  return days;
}
