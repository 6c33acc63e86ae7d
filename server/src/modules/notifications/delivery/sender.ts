import type { RowOf } from '../../../platform/database';
import type { PushChannel } from '../channels/channels';
import type { ClaimedDelivery } from '../jobs/claim-deliveries';
import type { Message } from '../model';
import type { DeliveryOutcome } from './settle';

/** A message to send by a channel of the server itself. */
export type OutgoingMessage = ClaimedDelivery &
  Pick<RowOf<Message>, 'title' | 'text' | 'programme' | 'next_step' | 'application_id' | 'number' | 'created_at'> & {
    readonly email: string | null;
    readonly openid: string | null;
  };

export interface Sender {
  readonly channel: Exclude<PushChannel, 'chat'>;
  /** Never rejects for a failure of the network or of the other side: such a failure is an outcome. */
  send(message: OutgoingMessage): Promise<DeliveryOutcome>;
  close(): void;
}
