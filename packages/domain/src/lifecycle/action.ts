import type { PlainDate } from '../time';
import type { RequestKind } from '../vocabulary';

/** Everything a person can do to an application. `request:<kind>` opens (or continues) a request of that kind. */
export const applicationActionKeys = [
  'edit',
  'submit',
  'recall',
  'delete',
  'supplement',
  'check_in',
  'waive_funding',
  'approve',
  'return',
  'reject',
  'ask_supplement',
  'withdraw_supplement',
  'office_cancel',
] as const;
export type ApplicationActionKey = (typeof applicationActionKeys)[number] | `request:${RequestKind}`;

export const requestActionKeys = ['edit', 'submit', 'recall', 'delete', 'approve', 'return', 'reject'] as const;
export type RequestActionKey = (typeof requestActionKeys)[number];

/** Why something may not happen: `code` is stable, `message` is Chinese and shown as it is. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** One entry of the `actions` that every answer about an application or request carries. */
export interface Action<K extends string = ApplicationActionKey | RequestActionKey> {
  readonly key: K;
  readonly label: string;
  readonly allowed: boolean;
  /** Present exactly when not allowed. */
  readonly reason: Reason | null;
}

/** The one thing at the top of the home page. */
export interface NextStep {
  readonly title: string;
  /** The one button; null when there is only waiting. */
  readonly action: ApplicationActionKey | null;
  readonly dueOn: PlainDate | null;
  readonly tone: 'now' | 'soon' | 'overdue' | 'wait' | 'done';
  /** One sentence more; may be empty. */
  readonly detail: string;
}
