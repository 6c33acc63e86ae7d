import { minuteMilliseconds } from '@yuanhang/domain';
import type { Changes, RowOf, Tx } from '../../../platform/database';
import type { NotificationsContext } from '../context';
import { Delivery } from '../model';
import { nextChannel } from './next-channel';

/** The outcome of an attempt. `never`: further attempts by this channel would fail too. */
export type DeliveryOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly detail: string }
  | { readonly kind: 'never'; readonly detail: string };

export interface DeliveryClaim {
  readonly id: string;
  readonly claimToken: string;
}
type AttemptRow = Pick<RowOf<Delivery>, 'message_id' | 'attempts'>;

/** Minutes until the next attempt, by the number of attempts so far. */
const retryMinutes = [1, 5, 15, 60, 240];
/** After this many failed attempts the message is sent by the next channel, if there is one. */
const maxAttemptsBeforeReroute = 3;

/**
 * Records the outcome of an attempt: sent, to be retried, or failed and sent by the next channel. Returns false when
 * another sender has claimed the delivery meanwhile; a second identical call changes nothing.
 */
export async function settle(
  context: NotificationsContext,
  { id, claimToken }: DeliveryClaim,
  outcome: DeliveryOutcome,
  tx: Tx,
): Promise<boolean> {
  const { database, clock } = context;
  const now = clock.now();
  const change = async (changes: Changes<Delivery>) =>
    (await database.changeWhere(Delivery, { id, claimToken, state: 'claimed' }, changes, tx)) === 1;
  if (outcome.kind === 'sent') return change({ state: 'sent', finishedAt: now, detail: null });

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
    notBefore: new Date(now.getTime() + (minutes ?? 0) * minuteMilliseconds),
    detail,
  } as const;
  const staysOnChannel = minutes !== undefined && attempt.attempts < maxAttemptsBeforeReroute;
  if (!(await change(staysOnChannel ? again : { state: 'failed', finishedAt: now, detail }))) return false;
  if (staysOnChannel || (await nextChannel(context, attempt.message_id, tx)) !== null || minutes === undefined)
    return true;
  // Without another channel this one is retried.
  await database.changeWhere(Delivery, { id, claimToken }, { ...again, finishedAt: null }, tx);
  return true;
}
