import type { ApplicationDetail, ApplicationSummary } from '@yuanhang/contract';
import type { ApplicationMove, PlainDate, RequestKind, ReviewStep, Role, Stage } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { ApplicationRecord, Mobility } from './records';
import type { TimelineRow } from './rows';
import type { Changes, Submissions } from './submissions';
import type { SupplementInput } from './supplements/store';

/** Who did something: with the name and the role they did it in, as the timeline keeps them. */
export interface RecordedActor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface TimelineInput {
  readonly applicationId: string;
  /** Null when it is about the application itself. */
  readonly requestId: string | null;
  readonly by: RecordedActor;
  /** A stable word: `submit`, `approve`, `check_in`. */
  readonly operation: string;
  /** Words for people: `提交申请`. */
  readonly title: string;
  readonly comment: string | null;
  /** The application's stage after it. */
  readonly stage: Stage;
  /** The review step that acted; null when it was not a reviewer. */
  readonly step: ReviewStep | null;
  /** Version of the application (or request) after it, so that a person who saw an older one can be told what changed. */
  readonly version: number;
}

/** A stage was written, in this transaction. `voids`: open requests of these kinds must become void now. */
export interface StageChange {
  readonly record: ApplicationRecord;
  readonly from: Stage;
  readonly to: Stage;
  readonly voids: readonly RequestKind[];
  readonly by: RecordedActor;
}
export type StageChangedHandler = (change: StageChange, tx: Tx) => Promise<void>;

export interface MoveInput {
  /** Read in this transaction; its version guards the write. */
  readonly record: ApplicationRecord;
  /** What `decideApplication` answered. */
  readonly move: ApplicationMove;
  readonly by: RecordedActor;
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

/** An application as staff see it, with what the record knows beyond the answer. */
export interface StaffDetail {
  readonly detail: ApplicationDetail;
  readonly record: ApplicationRecord;
  /** Since the submission before the last. */
  readonly changes: Changes;
}

/** What other modules may ask of applications. */
export interface Applications {
  /** State and facts of one application, for `decideApplication`; null when there is none (or it was deleted). */
  facts(id: string, tx?: Tx): Promise<ApplicationRecord | null>;
  /** Is it this person's own, or within their scope as staff. */
  mayRead(principal: Principal, id: string): Promise<boolean>;
  /** The same within the scope of a member of staff; null outside it. */
  factsForStaff(principal: Principal, id: string, tx: Tx): Promise<ApplicationRecord | null>;
  /**
   * Holds the application until the transaction ends, so that what is decided by its stage stays true:
   * for those who write beside it (requests). Call it first, then `facts`.
   */
  lockApplication(id: string, tx: Tx): Promise<void>;
  /**
   * The only writer of a stage: stage, step, places, voided requests, timeline and outbox, all in `tx`.
   * Throws `StaleVersion` and `no_places_left`.
   */
  moveStage(tx: Tx, input: MoveInput): Promise<void>;
  /** Writes down what is asked for; the caller moves the stage in the same transaction. */
  askSupplement(
    tx: Tx,
    record: ApplicationRecord,
    step: ReviewStep,
    by: RecordedActor,
    asked: SupplementInput,
  ): Promise<void>;
  /** Registers, at the composition root, what must happen in the transaction of a stage change. */
  onStageChanged(handler: StageChangedHandler): void;
  /** Writes what is known of the stay and raises the version; what is left out stays. */
  setMobility(tx: Tx, applicationId: string, mobility: Partial<Mobility>): Promise<void>;
  appendTimeline(tx: Tx, entry: TimelineInput): Promise<void>;
  /** What was handed in each time, and what is different. */
  readonly submissions: Submissions;
  /** The history of the application with its requests, or of one request; oldest first. */
  timelineOf(applicationId: string, requestId?: string): Promise<TimelineRow[]>;
  /** The 409 for somebody who saw an older version, naming what happened since. */
  staleVersionError(applicationId: string, requestId: string | null, seen: number): Promise<AppError>;
  /** For the student or for staff within their scope; throws `not_found` outside it. */
  detailFor(principal: Principal, id: string): Promise<ApplicationDetail>;
  /** For staff within their scope only. */
  detailForStaff(principal: Principal, id: string): Promise<StaffDetail>;
  /** A student's applications, newest first, final ones included; for the first page and the chat. */
  summaries(studentId: string): Promise<ApplicationSummary[]>;
}
