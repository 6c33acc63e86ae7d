import type { ReminderKey, ReviewStep, RuleKey } from '@yuanhang/domain';
import type { Database } from '../../platform/database';

/**
 * The subjects of a reminder rule, as SQL that the reminder job completes. The module that owns the rows provides it;
 * notifications decides text and channel.
 */
export interface ReminderSource {
  readonly key: ReminderKey;
  /** `FROM … JOIN programmes p … JOIN applications a …`, with `a` the application and `p` its programme. */
  readonly from: string;
  /** The condition under which to remind. */
  readonly where: string;
  /** The plain date that the rule's offsets count from. */
  readonly anchor: string;
  /** The column of the row that the reminder is about, unique in the result. */
  readonly subject: string;
  /** Dates are local to the destination (by `a.time_zone`) instead of Asia/Shanghai. */
  readonly atDestination: boolean;
  /** The phone number of an overdue student; omitted for rules without calls. */
  readonly phone?: string;
}

/** Whether a message of an event still applies: checked again before a delivery is sent. */
export interface ReasonSource {
  readonly rules: readonly RuleKey[];
  /** `SELECT … AS subjectId … WHERE … IN (:ids)`: the subjects that still have a reason. */
  readonly stillDue: string;
}

/** Unacknowledged help requests. */
export interface AlarmSource {
  /** Columns `subjectId`, `raisedAt`, `studentName`, `applicationId`, `number`, `place`, `note`, `phone`; `:before` bounds `raisedAt`. */
  readonly unacknowledged: string;
}

/** Items that wait for reviewers, for their digest: rows of `awaits`, `collegeId`, `waiting`, `since`. */
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

/** Everything that the other modules provide; the composition root collects it. */
export interface MessageSources {
  readonly reminders: readonly ReminderSource[];
  readonly reasons: readonly ReasonSource[];
  readonly alarm: AlarmSource;
  readonly waiting: readonly WaitingSource[];
  /** The time zones in which there are students now. */
  readonly zones: (database: Database) => Promise<readonly string[]>;
}
