import type { OutboxEvent } from '@yuanhang/contract';
import { hourMilliseconds, minuteMilliseconds } from '@yuanhang/domain';
import type { Clock } from '../clock';
import { type Database, fromJson, newId, type Tx } from '../database';
import { describeError, type Logger } from '../log';
import { claimEvents, type WaitingEvent } from './claim';
import { OutboxEntry } from './model';

export interface OutboxRecord {
  readonly id: string;
  readonly event: OutboxEvent;
}
/**
 * Consumes events, in order, in the transaction that marks them delivered: all of them or, by throwing, none. An
 * event may be delivered twice, so a consumer deduplicates by event id.
 */
export type Consumer = (events: readonly OutboxRecord[], tx: Tx) => Promise<void>;

export interface Outbox {
  /** Stores the event in the transaction that causes it. */
  append(event: OutboxEvent, tx: Tx): Promise<void>;
  /** Delivers waiting events soon; called after a commit and by a timer. */
  wake(): void;
  /** Delivers until no event is waiting; for tests, seeding and shutdown. */
  drain(): Promise<void>;
  /** The number of events not yet delivered. */
  backlog(): Promise<number>;
}

const maxPauseMilliseconds = hourMilliseconds;

/** Events wait in the database until every consumer has processed them; any number of servers share the work. */
export function createOutbox(database: Database, clock: Clock, logger: Logger, consumers: readonly Consumer[]): Outbox {
  let running: Promise<void> | null = null;
  let again = false;

  /** Runs first: the holder of the claim locks the rows, and any other server finds nothing to do. */
  async function take(ids: readonly string[], token: string, transaction: Tx): Promise<number> {
    const changes = { doneAt: clock.real(), claimToken: null };
    const [taken] = await database
      .model(OutboxEntry)
      .update(changes, { where: { id: [...ids], claimToken: token }, transaction });
    return taken;
  }

  async function consumeAll(events: readonly WaitingEvent[], tx: Tx): Promise<void> {
    const delivered = events.map(({ id, body }) => ({ id, event: fromJson<OutboxEvent>(body) }));
    for (const consume of consumers) await consume(delivered, tx);
  }

  /**
   * Delivers all events of a claim in one transaction. Returns false and changes nothing when one fails or is no
   * longer claimed.
   */
  async function deliverTogether(token: string, events: readonly WaitingEvent[]): Promise<boolean> {
    const ids = events.map(({ id }) => id);
    try {
      await database.transaction(async (tx) => {
        if ((await take(ids, token, tx)) < ids.length) throw new Error('another server holds some of them');
        await consumeAll(events, tx);
      });
      return true;
    } catch {
      return false;
    }
  }

  async function deliverAlone(event: WaitingEvent): Promise<void> {
    try {
      await database.transaction(async (tx) => {
        if ((await take([event.id], event.claim_token, tx)) === 1) await consumeAll([event], tx);
      });
    } catch (error) {
      const about = { eventId: event.id, attempts: event.attempts, error: describeError(error) };
      logger.error(about, 'outbox event failed');
      await putBack(event);
    }
  }

  /** Retries with increasing delays, without delaying the other events. */
  async function putBack({ id, claim_token, attempts }: WaitingEvent): Promise<void> {
    const pause = Math.min(minuteMilliseconds * 2 ** attempts, maxPauseMilliseconds);
    const notBefore = new Date(clock.real().getTime() + pause);
    const changes = { attempts: attempts + 1, claimToken: null, claimedUntil: null, notBefore };
    await database.changeWhere(OutboxEntry, { id, claimToken: claim_token }, changes, 'autocommit');
  }

  async function run(): Promise<void> {
    try {
      for (;;) {
        again = false;
        const events = await claimEvents(database, clock.real());
        const [first] = events;
        if (first && !(await deliverTogether(first.claim_token, events)))
          for (const event of events) await deliverAlone(event);
        if (events.length === 0 && !again) return;
      }
    } finally {
      running = null;
    }
  }

  const drain = (): Promise<void> => {
    again = true;
    running ??= run();
    return running;
  };

  return {
    async append(event, tx) {
      const now = clock.real();
      await database.add(
        OutboxEntry,
        { id: newId(), type: event.type, body: event, createdAt: now, notBefore: now },
        tx,
      );
      // Only after the commit. An event that this misses is found by the timer, which also reports failures.
      tx.afterCommit(() => {
        setImmediate(() => void drain().catch(() => undefined));
      });
    },
    wake: () => void drain().catch((error) => logger.error({ error: describeError(error) }, 'outbox could not run')),
    drain,
    async backlog() {
      const row = await database.first<{ waiting: number }>(
        'SELECT COUNT(*) AS waiting FROM outbox_events WHERE done_at IS NULL',
      );
      return Number(row?.waiting ?? 0);
    },
  };
}
