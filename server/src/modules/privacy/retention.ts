import type { Tx } from '../../platform/database';

/** Erases the texts that a module keeps about applications. Calling it again changes nothing more. */
export type Eraser = (applicationIds: readonly string[], now: Date, tx: Tx) => Promise<void>;
/** Erases what a module keeps about a student outside the applications. */
export type PersonEraser = (userId: string, tx: Tx) => Promise<void>;
/** Erases a batch of rows that are older than `before`. False when none was left. */
export type AgeEraser = (before: Date, tx: Tx) => Promise<boolean>;

/** How long data are kept. Months count from when an application became final. */
export interface Retention {
  /** For applications and their records and files, and the texts of the audit log. */
  readonly years: number;
  /** For drafts that lapsed without being submitted. */
  readonly draftMonths: number;
  readonly whereaboutsMonths: number;
  readonly messageMonths: number;
}
