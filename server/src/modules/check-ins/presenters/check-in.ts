import type { Attachment, CheckIn, CheckInEntry } from '@yuanhang/contract';
import { checkInKindLabels, minuteMilliseconds, undoMinutes } from '@yuanhang/domain';
import { fromJson, toDate, toInstant } from '../../../platform/database';
import type { CheckInRow } from '../reads/records';
import { localTime } from './messages';

export const presentCheckIn = (row: CheckInRow): CheckIn => ({
  id: row.id,
  kind: row.kind,
  kindLabel: checkInKindLabels[row.kind],
  wellbeing: row.wellbeing,
  place: row.place,
  note: row.note,
  source: row.source,
  madeAt: toInstant(row.made_at),
  receivedAt: toInstant(row.received_at),
  settledOn: [...fromJson(row.settled_on)],
  localTime: localTime(row),
  proxy: row.proxy_name === null ? null : { name: row.proxy_name, reason: row.proxy_reason ?? '' },
});

/** Entries of a history with their photos, which are read in one statement. */
export const presentEntries = (
  rows: readonly CheckInRow[],
  photosOf: ReadonlyMap<string, Attachment[]>,
): CheckInEntry[] => rows.map((row) => ({ ...presentCheckIn(row), photos: photosOf.get(row.id) ?? [] }));

/** The end of the time for 撤销; null for a help request, which cannot be undone. */
export const undoUntil = (row: CheckInRow): Date | null =>
  row.wellbeing === 'needs_help'
    ? null
    : new Date(toDate(row.received_at).getTime() + undoMinutes * minuteMilliseconds);
