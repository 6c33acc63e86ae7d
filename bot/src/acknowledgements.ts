import { botRoutes } from '@yuanhang/contract';
import type { Parts } from './parts';
import { mayPass } from './persist';

export interface Acknowledgement {
  readonly claimToken: string;
  readonly outcome: 'sent' | 'failed' | 'unknown_contact';
  readonly detail?: string;
}

/** Tells the server what became of a delivery; what it did not hear is told again later. */
export function createAcknowledgements({ call, logger }: Pick<Parts, 'call' | 'logger'>) {
  const unheard = new Map<string, Acknowledgement>();

  /** Never rejects. False when the server could not be reached. */
  async function tell(id: string, body: Acknowledgement): Promise<boolean> {
    try {
      await call(botRoutes.acknowledgeDelivery, { params: { id }, body });
    } catch (error) {
      logger.warn({ err: error, delivery: id }, 'an acknowledgement was not taken');
      if (mayPass(error)) return false;
      // The claim is somebody else's by now: what they do with it is not ours to say.
    }
    unheard.delete(id);
    return true;
  }

  return {
    async send(id: string, body: Acknowledgement): Promise<void> {
      unheard.set(id, body);
      await tell(id, body);
    },
    /** Stops at the first that is not heard: the server is away. */
    async retry(): Promise<void> {
      for (const [id, body] of [...unheard]) if (!(await tell(id, body))) return;
    },
  };
}
