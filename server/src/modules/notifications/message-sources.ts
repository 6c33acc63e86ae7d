import type { ReminderKey, ReviewStep, RuleKey } from '@yuanhang/domain';
import type { Database } from '../../platform/database';

/**
 * Where the subjects of a reminder rule are found, as SQL that the reminder job completes. The module that owns
 * the rows provides it; notifications decides what is said and by which channel.
 */
export interface ReminderSource {
  readonly key: ReminderKey;
  /** `FROM … JOIN programmes p … JOIN applications a …`, with `a` the application and `p` its programme. */
  readonly from: string;
  /** True while there is a reason to remind. */
  readonly where: string;
  /** The plain date that the rule's offsets count from. */
  readonly anchor: string;
  /** The column whose row is reminded of, unique in the result. */
  readonly subject: string;
  /** Dates are the destination's (by `a.time_zone`) instead of Asia/Shanghai's. */
  readonly atDestination: boolean;
  /** Where to call whoever is overdue; left out: nobody is called. */
  readonly phone?: string;
}

/** Whether what an event told still needs to be said: asked again before a delivery leaves. */
export interface ReasonSource {
  readonly rules: readonly RuleKey[];
  /** `SELECT … AS subjectId … WHERE … IN (:ids)`: those of the subjects that have a reason. */
  readonly stillDue: string;
}

/** Help requests that nobody has taken. */
export interface AlarmSource {
  /** Columns `subjectId`, `raisedAt`, `studentName`, `applicationId`, `number`, `place`, `note`, `phone`; `:before` bounds `raisedAt`. */
  readonly unacknowledged: string;
}

/** What waits for reviewers, for their digest: rows of `awaits`, `collegeId`, `waiting`, `since`. */
export interface WaitingSource {
  readonly noun: string;
  readonly waiting: string;
}
export interface WaitingRow {
  readonly awaits: ReviewStep;
  readonly collegeId: string;
  readonly waiting: number;
  readonly since: string | Date;
}

/** All that the other modules provide; the composition root collects it. */
export interface MessageSources {
  readonly reminders: readonly ReminderSource[];
  readonly reasons: readonly ReasonSource[];
  readonly alarm: AlarmSource;
  readonly waiting: readonly WaitingSource[];
  /** The zones in which there are students now. */
  readonly zones: (database: Database) => Promise<readonly string[]>;
}
