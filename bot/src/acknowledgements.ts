import { botRoutes } from '@yuanhang/contract';
import type { BotContext } from './bot-context';
import { isTransient } from './retry';

export interface Acknowledgement {
  readonly claimToken: string;
  readonly outcome: 'sent' | 'failed' | 'unknown_contact';
  /** The error, for the server's records. */
  readonly detail?: string;
}

export interface Acknowledgements {
  /** Reports the outcome of a delivery. Never rejects; a report that does not reach the server is kept for `retry`. */
  send(deliveryId: string, acknowledgement: Acknowledgement): Promise<void>;
  /** Repeats the reports that did not reach the server, until one fails again. */
  retry(): Promise<void>;
}

/** Reports the outcomes of deliveries to the server and keeps in memory those that did not reach it. */
export function createAcknowledgements({ call, logger }: Pick<BotContext, 'call' | 'logger'>): Acknowledgements {
  const pending = new Map<string, Acknowledgement>();

  /** Never rejects. Returns false when the server could not be reached. */
  async function report(id: string, body: Acknowledgement): Promise<boolean> {
    try {
      await call(botRoutes.acknowledgeDelivery, { params: { id }, body });
    } catch (error) {
      logger.warn({ err: error, delivery: id }, 'an acknowledgement failed');
      if (isTransient(error)) return false;
      // The refusal is final, usually because the claim expired and another worker has claimed the delivery.
    }
    pending.delete(id);
    return true;
  }

  return {
    async send(id, acknowledgement) {
      pending.set(id, acknowledgement);
      await report(id, acknowledgement);
    },
    async retry() {
      for (const [id, acknowledgement] of [...pending]) if (!(await report(id, acknowledgement))) return;
    },
  };
}
