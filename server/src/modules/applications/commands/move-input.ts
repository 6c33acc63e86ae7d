import type { ApplicationMove, PlainDate, ReviewStep } from '@yuanhang/domain';
import type { RecordedActor } from '../context';
import type { ApplicationRecord, Mobility } from '../reads/records';

/** What `moveStage` writes. */
export interface MoveInput {
  /** Read in this transaction; its version guards the write. */
  readonly record: ApplicationRecord;
  /** What `decideApplication` answered. */
  readonly move: ApplicationMove;
  readonly by: RecordedActor;
  /** For the timeline; decides nothing. */
  readonly operation: string;
  readonly title: string;
  readonly comment: string | null;
  /** The review step that acted; null when it was not a reviewer. */
  readonly step: ReviewStep | null;
  /** Last day (inclusive) for the student's answer, when it is sent back or asked for more. */
  readonly answerDueOn?: PlainDate;
  /** What becomes known of the stay with it. */
  readonly mobility?: Partial<Mobility>;
}
