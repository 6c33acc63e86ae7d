import type { ApplicationMove, PlainDate, ReviewStep } from '@yuanhang/domain';
import type { RecordedActor } from '../context';
import type { ApplicationRecord, Mobility } from '../reads/records';

/** The input of `moveStage`. */
export interface MoveInput {
  /** Read in this transaction; its version guards the write. */
  readonly record: ApplicationRecord;
  /** The result of `decideApplication`. */
  readonly move: ApplicationMove;
  readonly by: RecordedActor;
  /** For the timeline only; does not affect the decision. */
  readonly operation: string;
  readonly title: string;
  readonly comment: string | null;
  /** The review step that acted; null when the actor was not a reviewer. */
  readonly step: ReviewStep | null;
  /** Last day (inclusive) for the student's answer, when the application is sent back or supplements are requested. */
  readonly answerDueOn?: PlainDate;
  /** Changes of the stay to write with the move. */
  readonly mobility?: Partial<Mobility>;
  /** What changes the stay, in Chinese; the title when omitted. */
  readonly cause?: string;
}
