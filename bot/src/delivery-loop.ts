import { botRoutes, type ResponseOf } from '@yuanhang/contract';
import { createAcknowledgements } from './acknowledgements';
import type { BotContext } from './bot-context';
import { UnknownContactError } from './chat-account';
import { RecentKeys } from './recent-keys';

type Claimed = NonNullable<(typeof botRoutes.claimDeliveries)['schemas']>;
type Delivery = ResponseOf<Claimed>['items'][number];

/**
 * Pause after a claim that returned nothing. It adds to the time until an urgent message is sent; the server answers
 * such a claim from an index.
 */
const idlePauseMilliseconds = 400;
const errorPauseMilliseconds = 5_000;
/** The server's limit. */
const maxClaimed = 50;
/** As many as leave the pace at once. */
const maxAlerts = 3;
const rememberedDeliveries = 10_000;
const maxDetailLength = 500;

/**
 * Claims due deliveries, sends them at the pace of `pacing` and acknowledges them. This process sends a delivery only
 * once, even if the server hands it out again because the acknowledgement was lost.
 */
export function createDeliveryLoop(context: BotContext): { run(): Promise<void> } {
  const { account, call, heartbeat, instance, logger, pacing, signal, state, timers } = context;
  const sent = new RecentKeys(rememberedDeliveries);
  const acknowledgements = createAcknowledgements(context);
  // As many as are sent in two seconds, so that no message stands before a more urgent one for longer.
  const limit = Math.max(1, Math.min(maxClaimed, Math.floor(pacing.perMinute / 30)));

  async function deliver(
    { id, claimToken, contactId, text, alert }: Delivery,
    isStillOurs: () => boolean,
  ): Promise<void> {
    if (sent.has(id)) return acknowledgements.send(id, { claimToken, outcome: 'sent' });
    if (!(await pacing.waitForTurn(alert ? 'alert' : 'delivery')) || !isStillOurs()) return;
    try {
      await account.sendText(contactId, text);
    } catch (error) {
      logger.warn({ err: error, delivery: id }, 'a delivery could not be sent');
      const outcome = error instanceof UnknownContactError ? 'unknown_contact' : 'failed';
      return acknowledgements.send(id, { claimToken, outcome, detail: String(error).slice(0, maxDetailLength) });
    }
    sent.add(id);
    await acknowledgements.send(id, { claimToken, outcome: 'sent' });
  }

  /** Claims once and sends the claimed deliveries. Returns false when none was due. */
  async function deliverBatch(loginId: string, onlyAlerts: boolean): Promise<boolean> {
    const claimedAt = timers.now();
    const asked = onlyAlerts ? { limit: maxAlerts, onlyAlerts } : { limit };
    const { items } = await call(botRoutes.claimDeliveries, { body: { loginId, instance, ...asked } });
    if (items.length === 0) return false;
    // In a demo these deliveries may be due because the clock was just moved; the heartbeat refreshes business time.
    await heartbeat.beat();
    for (const item of items) {
      const lease = Date.parse(item.claimedUntil) - claimedAt;
      // A lease that is not positive means that the two clocks differ, not that the claim has expired.
      const isExpired = () => lease > 0 && timers.now() > claimedAt + lease;
      await deliver(item, () => state.loginId === loginId && !state.standby && !isExpired());
    }
    return true;
  }

  async function claimUntilStopped(onlyAlerts: boolean): Promise<void> {
    while (!signal.aborted) {
      if (!onlyAlerts) {
        await acknowledgements.retry();
        await pacing.waitUntilFree();
      }
      const { loginId } = state;
      try {
        const mustNotClaim = loginId === null || state.standby || signal.aborted;
        if (mustNotClaim || !(await deliverBatch(loginId, onlyAlerts)))
          await timers.sleep(idlePauseMilliseconds, signal);
      } catch (error) {
        if (!signal.aborted) logger.warn({ err: error }, 'deliveries could not be claimed');
        await timers.sleep(errorPauseMilliseconds, signal);
      }
    }
  }

  return {
    /**
     * Runs until the bot stops. A delivery that is being sent then is finished and acknowledged. Alerts are claimed beside
     * the other messages, because those wait for their turn, and behind all replies.
     */
    async run(): Promise<void> {
      await Promise.all([claimUntilStopped(false), claimUntilStopped(true)]);
      await acknowledgements.retry();
    },
  };
}
