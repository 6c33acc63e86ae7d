import type { PlainDate } from '../time';
import type { RequestKind } from '../vocabulary';

/** Every action a person can take on an application. `request:<kind>` opens or continues a request of that kind. */
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

/** The reason why an action is refused: `code` is stable, `message` is Chinese and shown unchanged. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** One entry of `actions`, which every response about an application or request contains. */
export interface Action<K extends string = ApplicationActionKey | RequestActionKey> {
  readonly key: K;
  readonly label: string;
  readonly allowed: boolean;
  /** Null exactly when the action is allowed. */
  readonly reason: Reason | null;
}

/** The next step at the top of the home page. */
export interface NextStep {
  readonly title: string;
  /** The action of the button; null when the student can only wait. */
  readonly action: ApplicationActionKey | null;
  readonly dueOn: PlainDate | null;
  readonly tone: 'now' | 'soon' | 'overdue' | 'wait' | 'done';
  /** One more sentence; may be empty. */
  readonly detail: string;
}
