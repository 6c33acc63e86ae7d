import type { Clock } from '../clock';
import { type Database, fromJson, newId, type RowOf, type Tx } from '../database';
import { AppError } from '../errors';
import type { KeyedRequest } from './idempotency-store';
import { IdempotencyKey } from './model';

type KeptRow = Pick<RowOf<IdempotencyKey>, 'body_hash' | 'answer'>;

/**
 * Runs a change of the database once per request and gives every repeat the same response. The key and the response
 * are inserted last in the transaction of the change, so that a crash leaves both or neither. A concurrent repeat
 * waits for the rows that the first one locked, or for the key, then fails and finds the response. Refusals are not
 * stored, because nothing was changed.
 */
export function idempotentChange(database: Database, clock: Clock) {
  /** Throws `idempotency_key_reused` when the key belongs to another request. */
  async function keptAnswer({ actor, route, key, bodyHash }: KeyedRequest): Promise<{ body: unknown } | null> {
    const kept = await database.first<KeptRow>(
      `SELECT body_hash, answer FROM idempotency_keys
       WHERE actor = :actor AND route = :route AND idempotency_key = :key AND status IS NOT NULL`,
      { actor, route, key },
    );
    if (!kept) return null;
    if (kept.body_hash !== bodyHash) throw new AppError('idempotency_key_reused');
    return fromJson<{ body: unknown }>(kept.answer ?? '{}');
  }

  return async (request: KeyedRequest, work: (tx: Tx) => Promise<unknown>): Promise<unknown> => {
    const { actor, route, key, bodyHash } = request;
    try {
      return await database.transaction(async (tx) => {
        const body = await work(tx);
        const now = clock.real();
        const kept = { actor, route, idempotencyKey: key, bodyHash, status: 200, answer: JSON.stringify({ body }) };
        await database.add(IdempotencyKey, { ...kept, claimToken: newId(), claimedUntil: now, createdAt: now }, tx);
        return body;
      });
    } catch (error) {
      const kept = await keptAnswer(request);
      if (kept) return kept.body;
      throw error;
    }
  };
}
