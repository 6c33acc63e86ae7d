import type { PlainDate } from '../time';

/** The days on which students may apply to a programme, all inclusive, in Asia/Shanghai. */
export interface ApplicationWindow {
  readonly applyFrom: PlainDate;
  readonly applyUntil: PlainDate;
  /** Last day of the late window, which begins after `applyUntil`; null if there is none. */
  readonly lateEntryUntil: PlainDate | null;
}

export type WindowPhase = 'upcoming' | 'open' | 'late_entry' | 'closed';

/** The phase of a programme's window on a day. The SQL conditions of the programme lists in the server must match. */
export function windowPhase(
  { applyFrom, applyUntil, lateEntryUntil }: ApplicationWindow,
  today: PlainDate,
): WindowPhase {
  if (today < applyFrom) return 'upcoming';
  if (today <= applyUntil) return 'open';
  return lateEntryUntil !== null && today <= lateEntryUntil ? 'late_entry' : 'closed';
}

/** The last day on which students may apply without a pass: the end of the late window if there is one. */
export const windowClosesOn = ({
  applyUntil,
  lateEntryUntil,
}: Pick<ApplicationWindow, 'applyUntil' | 'lateEntryUntil'>): PlainDate => lateEntryUntil ?? applyUntil;
