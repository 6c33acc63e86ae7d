import type { OutboxEvent } from '@yuanhang/contract';
import type { Clock } from '../clock';
import { type Database, fromJson, json, newId, type Tx } from '../database';
import type { Logger } from '../log';

/** Takes one event in a transaction of its own; it may come twice, so a consumer dedupes by event id. */
export type Consumer = (event: OutboxEvent, eventId: string, tx: Tx) => Promise<void>;

export interface Outbox {
  /** Writes the event into the transaction of what happened. */
  append(event: OutboxEvent, tx: Tx): Promise<void>;
  /** Delivers what waits, soon; called after a commit and by a tick. */
  poke(): void;
  /** Delivers until nothing waits; for tests, seeding and shutdown. */
  drain(): Promise<void>;
  /** Events not yet delivered. */
  backlog(): Promise<number>;
}

const leaseMilliseconds = 30_000;
const batch = 50;

interface Waiting {
  readonly id: string;
  readonly body: string | OutboxEvent;
  readonly attempts: number;
}

/**
 * Events wait in the database until every consumer has taken them. Candidates are claimed by a guarded update, so
 * that any number of servers share the work; a claim whose holder died runs out.
 */
export function createOutbox(database: Database, clock: Clock, logger: Logger, consumers: readonly Consumer[]): Outbox {
  let running: Promise<void> | null = null;
  let again = false;

  async function claim(): Promise<Waiting[]> {
    const now = clock.real();
    const token = newId();
    const candidates = await database.select<{ id: string }>(
      `SELECT id FROM outbox_events WHERE done_at IS NULL AND not_before <= :now
       AND (claimed_until IS NULL OR claimed_until < :now) ORDER BY seq LIMIT ${batch}`,
      { now },
    );
    if (candidates.length === 0) return [];
    const values = {
      token,
      now,
      until: new Date(now.getTime() + leaseMilliseconds),
      ids: candidates.map(({ id }) => id),
    };
    await database.transaction((tx) =>
      database.write(
        `UPDATE outbox_events SET claim_token = :token, claimed_until = :until
         WHERE id IN (:ids) AND done_at IS NULL AND (claimed_until IS NULL OR claimed_until < :now)`,
        values,
        tx,
      ),
    );
    return database.select<Waiting>(
      'SELECT id, body, attempts FROM outbox_events WHERE claim_token = :token ORDER BY seq',
      { token },
    );
  }

  async function deliver({ id, body, attempts }: Waiting): Promise<void> {
    try {
      await database.transaction(async (tx) => {
        for (const consume of consumers) await consume(fromJson<OutboxEvent>(body), id, tx);
        await database.update('outbox_events', { id }, { done_at: clock.real(), claim_token: null }, tx);
      });
    } catch (error) {
      logger.error(
        { eventId: id, attempts, error: error instanceof Error ? error.message.slice(0, 300) : 'thrown' },
        'outbox event failed',
      );
      const delay = Math.min(60_000 * 2 ** attempts, 3_600_000);
      const changes = {
        attempts: attempts + 1,
        claim_token: null,
        claimed_until: null,
        not_before: new Date(clock.real().getTime() + delay),
      };
      await database.transaction((tx) => database.update('outbox_events', { id }, changes, tx));
    }
  }

  async function run(): Promise<void> {
    for (;;) {
      const events = await claim();
      for (const event of events) await deliver(event);
      if (events.length === 0 && !again) return;
      again = false;
    }
  }

  const drain = (): Promise<void> => {
    again = running !== null;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    async append(event, tx) {
      const now = clock.real();
      await database.insert(
        'outbox_events',
        { id: newId(), type: event.type, body: json(event), created_at: now, not_before: now },
        tx,
      );
      // Only after the commit; the tick finds what this misses, and nothing is lost with it.
      tx.afterCommit(() => {
        setImmediate(() => void drain().catch(() => undefined));
      });
    },
    poke: () => void drain().catch((error) => logger.error({ error: String(error) }, 'outbox could not run')),
    drain,
    async backlog() {
      const row = await database.first<{ waiting: number }>(
        'SELECT COUNT(*) AS waiting FROM outbox_events WHERE done_at IS NULL',
      );
      return Number(row?.waiting ?? 0);
    },
  };
}
