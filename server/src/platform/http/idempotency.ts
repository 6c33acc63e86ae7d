import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { Database } from '../database';
import { AppError } from '../errors';
import { type CommandOutcome, idempotencyStore } from './idempotency-store';

const keyPattern = /^[A-Za-z0-9_-]{8,64}$/;
const maxPauseMilliseconds = 250;
const patienceMilliseconds = 30_000;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Refusals that hold for this very request; a conflict, a missing session or a full queue may pass. */
const isLasting = (error: AppError) => error.status < 500 && ![401, 409, 429].includes(error.status);

const hashOf = (body: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('hex');

function answerOf(outcome: CommandOutcome): Answer {
  if ('refusal' in outcome) throw new AppError(outcome.refusal.code, outcome.refusal);
  return outcome;
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
    const answers = idempotencyStore(database, clock, { actor, route, key, bodyHash: hashOf(body) });

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
      // The work is done and committed: whatever becomes of this row, the caller gets the answer.
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
