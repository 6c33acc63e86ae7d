import { botRoutes, type ResponseOf } from '@yuanhang/contract';
import { createAcknowledgements } from './acknowledgements';
import { UnknownContact } from './chat-account';
import type { Parts } from './parts';
import { Recent } from './recent';

type Claimed = NonNullable<(typeof botRoutes.claimDeliveries)['schemas']>;
type Delivery = ResponseOf<Claimed>['items'][number];

/** A person in trouble waits for this, on top of what the server needs; the server answers an idle claim from an index. */
const betweenClaims = 400;
const whileAway = 5_000;
const mostAtOnce = 50;
const rememberedIds = 10_000;

/**
 * Claims what is due, says it in its turn, tells the server. What was said is never said again by this process,
 * even when the server hands it out again because it did not hear of it.
 */
export function createDeliveries(parts: Parts) {
  const { account, call, heartbeat, instance, logger, pacing, signal, state, timers } = parts;
  const said = new Recent(rememberedIds);
  const acknowledgements = createAcknowledgements(parts);
  // Half a minute's worth: all of it is said well before the claim, a minute long, runs out.
  const limit = Math.max(1, Math.min(mostAtOnce, Math.floor(pacing.perMinute / 2)));

  async function deliver(item: Delivery, mayStillBeSaid: () => boolean): Promise<void> {
    const { id, claimToken } = item;
    if (said.has(id)) return acknowledgements.send(id, { claimToken, outcome: 'sent' });
    if (!(await pacing.turn('delivery')) || !mayStillBeSaid()) return;
    try {
      await account.say(item.contactId, item.text);
    } catch (error) {
      logger.warn({ err: error, delivery: id }, 'a delivery could not be said');
      const outcome = error instanceof UnknownContact ? 'unknown_contact' : 'failed';
      return acknowledgements.send(id, { claimToken, outcome, detail: String(error).slice(0, 500) });
    }
    said.add(id);
    await acknowledgements.send(id, { claimToken, outcome: 'sent' });
  }

  /** True when there was something to say. */
  async function round(loginId: string): Promise<boolean> {
    const claimedAt = timers.now();
    const { items } = await call(botRoutes.claimDeliveries, { body: { loginId, limit, instance } });
    if (items.length === 0) return false;
    // The demo's clock may just have been moved, which is why there is something to say.
    await heartbeat.beat();
    // Safety first; otherwise as the server ordered it.
    for (const item of [...items].sort((a, b) => Number(b.safety) - Number(a.safety))) {
      const lease = Date.parse(item.claimedUntil) - claimedAt;
      // A lease that is over at once means that our clock is wrong, not that the claim is.
      const lapsed = () => lease > 0 && timers.now() > claimedAt + lease;
      await deliver(item, () => state.loginId === loginId && !state.standby && !lapsed());
    }
    return true;
  }

  return {
    /** Works until the bot stops; what is being said then is finished and acknowledged. */
    async run(): Promise<void> {
      while (!signal.aborted) {
        await acknowledgements.retry();
        await pacing.free();
        const { loginId } = state;
        try {
          const idle = loginId === null || state.standby || signal.aborted;
          if (idle || !(await round(loginId))) await timers.sleep(betweenClaims, signal);
        } catch (error) {
          if (!signal.aborted) logger.warn({ err: error }, 'nothing could be claimed');
          await timers.sleep(whileAway, signal);
        }
      }
      await acknowledgements.retry();
    },
  };
}
