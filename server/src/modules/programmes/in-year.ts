import type { ProgrammeInput } from '@yuanhang/contract';
import { isPlainDate, type PlainDate } from '@yuanhang/domain';
import type { Programme } from './records';

/** The same programme in another year: every date moved by the same number of years; 29 February becomes the 28th. */
export function inYear(programme: Programme, year: number): ProgrammeInput {
  const { id, version, status, placesTaken, selfArranged, ...input } = programme;
  const years = year - programme.year;
  const moved = (on: PlainDate | null) => (on === null ? null : moveYears(on, years));
  return structuredClone({
    ...input,
    name: programme.name.replace(String(programme.year), String(year)),
    year,
    startOn: moved(input.startOn),
    endOn: moved(input.endOn),
    applyFrom: moveYears(input.applyFrom, years),
    applyUntil: moveYears(input.applyUntil, years),
    lateEntryUntil: moved(input.lateEntryUntil),
  }) as ProgrammeInput;
}

function moveYears(on: PlainDate, years: number): PlainDate {
  const year = Number(on.slice(0, 4)) + years;
  const sameDay = `${year}${on.slice(4)}`;
  return isPlainDate(sameDay) ? sameDay : `${year}-02-28`;
}
