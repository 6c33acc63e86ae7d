import type { CheckInKind, CheckInSource, PlainDate, Wellbeing } from '@yuanhang/domain';
import type { RecordedActor } from '../applications';

type Instant = string | Date;

/** A row of `check_ins` as the driver gives it. */
export interface CheckInRow {
  readonly seq: number;
  readonly id: string;
  /** Null for a help request by somebody with no application. */
  readonly application_id: string | null;
  readonly student_id: string;
  readonly client_key: string;
  readonly kind: CheckInKind;
  readonly wellbeing: Wellbeing;
  readonly country: string | null;
  readonly city: string;
  readonly place: string;
  readonly note: string;
  readonly source: CheckInSource;
  readonly made_at: Instant;
  readonly received_at: Instant;
  /** Minutes east of UTC at the destination when it was made. */
  readonly offset_minutes: number;
  readonly settled_on: string | PlainDate[];
  /** Due next after it; null when none was. */
  readonly next_on: PlainDate | null;
  readonly undone_at: Instant | null;
  /** Who did it on the student's behalf, and why. */
  readonly proxy_name: string | null;
  readonly proxy_reason: string | null;
}

export const checkInColumns = `c.seq, c.id, c.application_id, c.student_id, c.client_key, c.kind, c.wellbeing, c.country, c.city,
  c.place, c.note, c.source, c.made_at, c.received_at, c.offset_minutes, c.settled_on, c.next_on, c.undone_at, c.proxy_name,
  c.proxy_reason`;

/** One check-in, from the mini program or from the chat. */
export interface CheckInInput {
  readonly studentId: string;
  /** Null only for a help request by somebody with no application. */
  readonly applicationId: string | null;
  /** Unique per student, for ever: the same key is the same check-in. */
  readonly clientKey: string;
  readonly wellbeing: Wellbeing;
  readonly source: CheckInSource;
  readonly madeAt: Date;
  readonly country?: string | null | undefined;
  readonly city?: string | undefined;
  readonly note?: string | undefined;
  /** The destination's date, with an arrival; the day it was made unless given. */
  readonly arrivedOn?: PlainDate | undefined;
  readonly address?: string | undefined;
  readonly phoneAbroad?: string | undefined;
  readonly accommodation?: string | undefined;
  readonly lateReason?: string | undefined;
  /** Somebody of the staff who does it on the student's behalf, and why. */
  readonly proxy?: { readonly by: RecordedActor; readonly reason: string } | undefined;
}
