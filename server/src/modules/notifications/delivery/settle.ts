import { minuteMilliseconds } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import type { Database, Row, Tx } from '../../../platform/database';
import type { NextChannel } from './next-channel';

/** How a try went. `never`: this channel will not bring it, whatever is tried. */
export type DeliveryOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly detail: string }
  | { readonly kind: 'never'; readonly detail: string };

export interface DeliveryClaim {
  readonly id: string;
  readonly claimToken: string;
}
interface AttemptRow {
  readonly message_id: string;
  readonly attempts: number;
}

/** Minutes until the next try, by how many there were. */
const retryMinutes = [1, 5, 15, 60, 240];
/** So many tries in vain, and the message takes the next channel where there is one. */
const maxAttemptsBeforeReroute = 3;

/**
 * Writes down how a delivery went, in the caller's transaction: sent, tried again later, or given up for the next
 * channel. False when somebody else holds it meanwhile; a second identical word changes nothing.
 */
export const settle =
  ({ database, clock, next }: { database: Database; clock: Clock; next: NextChannel }) =>
  async (tx: Tx, { id, claimToken }: DeliveryClaim, outcome: DeliveryOutcome): Promise<boolean> => {
    const now = clock.now();
    const change = async (changes: Row) =>
      (await database.update('deliveries', { id, claim_token: claimToken, state: 'claimed' }, changes, tx)) === 1;
    if (outcome.kind === 'sent') return change({ state: 'sent', finished_at: now, detail: null });

    const attempt = await database.first<AttemptRow>(
      'SELECT message_id, attempts FROM deliveries WHERE id = :id AND claim_token = :claimToken',
      { id, claimToken },
      tx,
    );
    if (!attempt) return false;
    const detail = outcome.detail.slice(0, 500);
    const minutes = outcome.kind === 'never' ? undefined : retryMinutes[attempt.attempts - 1];
    const again = {
      state: 'waiting',
      not_before: new Date(now.getTime() + (minutes ?? 0) * minuteMilliseconds),
      detail,
    };
    const staysOnChannel = minutes !== undefined && attempt.attempts < maxAttemptsBeforeReroute;
    if (!(await change(staysOnChannel ? again : { state: 'failed', finished_at: now, detail }))) return false;
    if (staysOnChannel || (await next(tx, attempt.message_id)) !== null || minutes === undefined) return true;
    // There is no other way: it goes on being tried.
    await database.update('deliveries', { id, claim_token: claimToken }, { ...again, finished_at: null }, tx);
    return true;
  };
export type Settle = ReturnType<typeof settle>;
