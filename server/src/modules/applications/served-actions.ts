import type { ApplicationActionKey, RequestKind } from '@yuanhang/domain';

/** What has a door today, beside the kinds of request that are registered. */
const served: ReadonlySet<ApplicationActionKey> = new Set([
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
]);

/** Whether an action that the domain knows can be carried out here: a button without a door would be a lie. */
export const isServed = (key: ApplicationActionKey, requests: ReadonlySet<RequestKind>): boolean =>
  served.has(key) || [...requests].some((kind) => key === `request:${kind}`);
