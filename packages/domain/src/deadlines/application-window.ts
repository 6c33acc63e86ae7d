import type { PlainDate } from '../time';

/** The days on which a programme may be applied to, all inclusive, in Asia/Shanghai. */
export interface ApplicationWindow {
  readonly applyFrom: PlainDate;
  readonly applyUntil: PlainDate;
  /** Last day of the late window, which begins after `applyUntil`; null: there is none. */
  readonly lateEntryUntil: PlainDate | null;
}

export type WindowPhase = 'upcoming' | 'open' | 'late_entry' | 'closed';

/** Where a programme's window stands on a day. The server's SQL conditions beside the programme lists say the same. */
export function windowPhase(
  { applyFrom, applyUntil, lateEntryUntil }: ApplicationWindow,
  today: PlainDate,
): WindowPhase {
  if (today < applyFrom) return 'upcoming';
  if (today <= applyUntil) return 'open';
  return lateEntryUntil !== null && today <= lateEntryUntil ? 'late_entry' : 'closed';
}

/** The last day on which anybody may apply without a pass: of the late window where there is one. */
export const windowClosesOn = ({
  applyUntil,
  lateEntryUntil,
}: Pick<ApplicationWindow, 'applyUntil' | 'lateEntryUntil'>): PlainDate => lateEntryUntil ?? applyUntil;
