import type { CheckInSource, PlainDate, Wellbeing } from '@yuanhang/domain';
import type { RowOf } from '../../../platform/database';
import type { RecordedActor } from '../../applications';
import type { CheckIn } from '../model';

/** The columns of a check-in that the module reads (`checkInColumns`). */
export type CheckInRow = Pick<
  RowOf<CheckIn>,
  | 'seq'
  | 'id'
  | 'application_id'
  | 'student_id'
  | 'client_key'
  | 'kind'
  | 'wellbeing'
  | 'country'
  | 'city'
  | 'place'
  | 'note'
  | 'source'
  | 'made_at'
  | 'received_at'
  | 'offset_minutes'
  | 'settled_on'
  | 'next_on'
  | 'undone_at'
  | 'proxy_name'
  | 'proxy_reason'
>;

export const checkInColumns = `c.seq, c.id, c.application_id, c.student_id, c.client_key, c.kind, c.wellbeing, c.country, c.city,
  c.place, c.note, c.source, c.made_at, c.received_at, c.offset_minutes, c.settled_on, c.next_on, c.undone_at, c.proxy_name,
  c.proxy_reason`;

/** One check-in, from the mini program or from the chat. */
export interface CheckInInput {
  readonly studentId: string;
  /** Null only for a help request of a student without an application. */
  readonly applicationId: string | null;
  /** Unique per student without time limit: the same key is the same check-in. */
  readonly clientKey: string;
  readonly wellbeing: Wellbeing;
  readonly source: CheckInSource;
  readonly madeAt: Date;
  readonly country?: string | null | undefined;
  readonly city?: string | undefined;
  readonly note?: string | undefined;
  /** The local date at the destination, for an arrival; by default the date of the check-in. */
  readonly arrivedOn?: PlainDate | undefined;
  readonly address?: string | undefined;
  readonly phoneAbroad?: string | undefined;
  readonly accommodation?: string | undefined;
  readonly lateReason?: string | undefined;
  /** The member of staff who acts on the student's behalf, and the reason. */
  readonly proxy?: { readonly by: RecordedActor; readonly reason: string } | undefined;
}
