import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { Database } from '../database';
import { AppError } from '../errors';
import { type CommandOutcome, idempotencyStore, type KeyedRequest } from './idempotency-store';

/** 8 to 64 letters, digits, `_` or `-`. */
const keyPattern = /^[A-Za-z0-9_-]{8,64}$/;
const maxPauseMilliseconds = 250;
const patienceMilliseconds = 30_000;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Refusals that will not change for this request; a conflict, a missing session or a full queue may pass. */
const isLasting = (error: AppError) => error.status < 500 && ![401, 409, 429].includes(error.status);

/** The key of one body of one actor on one route. Throws `idempotency_key_required` for a missing or malformed key. */
export function keyedRequest(actor: string, route: string, key: string | undefined, body: unknown): KeyedRequest {
  if (key === undefined || !keyPattern.test(key)) throw new AppError('idempotency_key_required');
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('hex');
  return { actor, route, key, bodyHash };
}

function answerOf(outcome: CommandOutcome): Answer {
  if ('refusal' in outcome) throw new AppError(outcome.refusal.code, outcome.refusal);
  return outcome;
}

/**
 * Runs work that reaches beyond the database (files, mail, several transactions) once per request and gives every
 * repeat the same response. The key is claimed before the work and stores its response after it; a concurrent request
 * waits. Responses 409 and 5xx are not stored, so that they can be retried; the claim of a process that died expires.
 */
export function idempotency(database: Database, clock: Clock) {
  return async (request: KeyedRequest, work: () => Promise<Answer>): Promise<Answer> => {
    const answers = idempotencyStore(database, clock, request);

    let claimed = await answers.claim();
    for (let waited = 0, pause = 10; !claimed; ) {
      const state = await answers.state();
      if (typeof state === 'object') return answerOf(state);
      if (state === 'free') {
        claimed = await answers.claim();
        continue;
      }
      if (waited > patienceMilliseconds) throw new AppError('request_in_progress');
      pause = Math.min(2 * pause, maxPauseMilliseconds);
      waited += pause;
      await wait(pause);
    }

    try {
      const answer = await work();
      // The work is committed, so the caller gets the response even if storing it fails.
      await answers.keep(answer).catch(() => undefined);
      return answer;
    } catch (error) {
      if (error instanceof AppError && isLasting(error)) {
        const { code, message, problems, detail } = error;
        const refusal = { code, message, problems, ...(detail === undefined ? {} : { detail }) };
        await answers.keep({ status: error.status, refusal });
      } else {
        await answers.forget();
      }
      throw error;
    }
  };
}
