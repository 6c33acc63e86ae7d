import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import { type Database, newId, toDate } from '../database';
import { AppError } from '../errors';

const claimMilliseconds = 30_000;
const keyPattern = /^[A-Za-z0-9_-]{8,64}$/;

interface Kept {
  readonly body_hash: string;
  readonly status: number | null;
  readonly answer: string | null;
  readonly claimed_until: string | Date;
}
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Runs work once per (actor, route, key) and gives everyone who asks with that key the same answer. The key is
 * claimed before the work and keeps its answer after it; whoever comes in between waits. Answers 409 and 5xx are
 * not kept, so that they can be tried again; a claim whose holder died runs out.
 */
export function idempotency(database: Database, clock: Clock) {
  return async (
    actor: string,
    route: string,
    key: string | undefined,
    body: unknown,
    work: () => Promise<Answer>,
  ): Promise<Answer> => {
    if (key === undefined || !keyPattern.test(key)) throw new AppError('idempotency_key_required');
    const where = { actor, route, idempotency_key: key };
    const bodyHash = createHash('sha256')
      .update(JSON.stringify(body ?? null))
      .digest('hex');
    const token = newId();
    if (!(await claim())) {
      const kept = await waitForAnswer();
      if (kept) return kept;
    }
    try {
      const answer = await work();
      await finish(answer);
      return answer;
    } catch (error) {
      if (error instanceof AppError && error.status < 500 && error.status !== 409) throw error;
      await forget();
      throw error;
    }

    function claim(): Promise<boolean> {
      const now = clock.real();
      const until = new Date(now.getTime() + claimMilliseconds);
      return database.transaction(async (tx) => {
        const row = { ...where, body_hash: bodyHash, claim_token: token, claimed_until: until, created_at: now };
        if (await database.insertIfAbsent('idempotency_keys', row, tx)) return true;
        const taken = await database.write(
          `UPDATE idempotency_keys SET claim_token = :token, claimed_until = :until
           WHERE actor = :actor AND route = :route AND idempotency_key = :idempotency_key
             AND status IS NULL AND claimed_until < :now AND body_hash = :bodyHash`,
          { ...where, token, until, now, bodyHash },
          tx,
        );
        return taken === 1;
      });
    }

    /** The kept answer; null when the holder gave up and the key is ours now. */
    async function waitForAnswer(): Promise<Answer | null> {
      for (let round = 0; round < 600; round += 1) {
        const kept = await database.first<Kept>(
          `SELECT body_hash, status, answer, claimed_until FROM idempotency_keys
           WHERE actor = :actor AND route = :route AND idempotency_key = :idempotency_key`,
          where,
        );
        if (kept && kept.body_hash !== bodyHash) throw new AppError('idempotency_key_reused');
        if (kept && kept.status !== null) return { status: kept.status, body: JSON.parse(kept.answer ?? 'null') };
        if ((kept === null || toDate(kept.claimed_until) < clock.real()) && (await claim())) return null;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new AppError('request_in_progress');
    }

    function finish(answer: Answer): Promise<number> {
      const changes = { status: answer.status, answer: JSON.stringify(answer.body) };
      return database.transaction((tx) =>
        database.update('idempotency_keys', { ...where, claim_token: token }, changes, tx),
      );
    }

    function forget(): Promise<number> {
      return database.transaction((tx) =>
        database.write(
          `DELETE FROM idempotency_keys WHERE actor = :actor AND route = :route AND idempotency_key = :idempotency_key
           AND claim_token = :token`,
          { ...where, token },
          tx,
        ),
      );
    }
  };
}
