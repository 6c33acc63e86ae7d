import type { ReminderKey } from '@yuanhang/domain';

/**
 * Where the subjects of a reminder rule are found, as SQL that the sweep completes. The module that owns the rows
 * registers it; what is said and how it travels is the business of notifications.
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
}
