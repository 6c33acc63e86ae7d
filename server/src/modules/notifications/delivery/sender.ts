import type { PushChannel } from '../channels/channels';
import type { ClaimedDelivery } from './claim-deliveries';
import type { DeliveryOutcome } from './settle';

/** A message as it leaves by a channel of the server's own. */
export interface OutgoingMessage extends ClaimedDelivery {
  readonly title: string;
  readonly text: string;
  readonly programme: string | null;
  readonly next_step: string | null;
  readonly application_id: string | null;
  readonly number: string | null;
  readonly created_at: string | Date;
  readonly email: string | null;
  readonly openid: string | null;
}

export interface Sender {
  readonly channel: Exclude<PushChannel, 'chat'>;
  /** Never rejects for what a network or the other side does: that is an outcome. */
  send(message: OutgoingMessage): Promise<DeliveryOutcome>;
  close(): void;
}
