import type { Tx } from '../../platform/database';

/** Erases a module's texts about applications. A second call changes nothing. */
export type Eraser = (applicationIds: readonly string[], now: Date, tx: Tx) => Promise<void>;
/** Erases a module's data about a student beyond the applications. */
export type PersonEraser = (userId: string, tx: Tx) => Promise<void>;
/** Erases a batch of rows that are older than `before`. False when none was left. */
export type AgeEraser = (before: Date, tx: Tx) => Promise<boolean>;

/** Retention times. Months count from the day an application became final. */
export interface Retention {
  /** For applications and their records and files, and the texts of the audit log. */
  readonly years: number;
  /** For drafts that lapsed without being submitted. */
  readonly draftMonths: number;
  readonly whereaboutsMonths: number;
  readonly messageMonths: number;
}
