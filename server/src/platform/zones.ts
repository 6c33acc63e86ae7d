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

/** Whether the text is an IANA zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return /^[A-Za-z]+\/[A-Za-z_+\-/]+$/.test(zone) && formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** Zones change their offset only at quarters of an hour. */
const quarterMilliseconds = 15 * minuteMilliseconds;
/** The last requested quarter by zone, because a list asks for the current one in every row. */
const asked = new Map<string, { readonly quarter: number; readonly offset: number }>();

/** The offset of a zone at an instant, in minutes east of UTC: the domain's `ZoneOffset`. */
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

/** The zones grouped by their date at an instant: never more than three groups. */
export function zonesByDay(zones: readonly string[], now: Date): Map<PlainDate, string[]> {
  const days = new Map<PlainDate, string[]>();
  for (const zone of zones) {
    const day = dateAtOffset(now, offsetAt(zone)(now));
    days.set(day, [...(days.get(day) ?? []), zone]);
  }
  return days;
}
