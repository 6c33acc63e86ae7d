import type { ErrorCode } from '@yuanhang/contract';
import type { Clock } from '../clock';
import { type Database, newId, toDate } from '../database';
import { AppError, type ErrorDetails } from '../errors';

const claimMilliseconds = 30_000;

/** Whose intention it is, on which route, and what it asks for. */
export interface KeyedRequest {
  readonly actor: string;
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
}
export type CommandOutcome =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly refusal: ErrorDetails & { readonly code: ErrorCode } };

interface KeyRow {
  readonly body_hash: string;
  readonly status: number | null;
  readonly answer: string | null;
  readonly claimed_until: string | Date;
}
/** `free`: nobody has begun, or whoever did is gone. */
export type KeyState = CommandOutcome | 'free' | 'under way';

/** The rows of `idempotency_keys`: claimed before the work, completed after it, all by a guarded write. */
export function idempotencyStore(database: Database, clock: Clock, { actor, route, key, bodyHash }: KeyedRequest) {
  const where = { actor, route, idempotency_key: key };
  const mine = { ...where, claim_token: newId() };
  const whereSql = 'actor = :actor AND route = :route AND idempotency_key = :idempotency_key';

  return {
    /** True: the key is ours and the work may begin. */
    async claim(): Promise<boolean> {
      const now = clock.real();
      const until = new Date(now.getTime() + claimMilliseconds);
      const row = { ...mine, body_hash: bodyHash, claimed_until: until, created_at: now };
      if (await database.insertIfAbsent('idempotency_keys', row, 'alone')) return true;
      const taken = await database.write(
        `UPDATE idempotency_keys SET claim_token = :claim_token, claimed_until = :until
         WHERE ${whereSql} AND status IS NULL AND claimed_until < :now AND body_hash = :bodyHash`,
        { ...mine, until, now, bodyHash },
        'alone',
      );
      return taken === 1;
    },

    /** Throws `idempotency_key_reused` when the key stands for something else. */
    async state(): Promise<KeyState> {
      const row = await database.first<KeyRow>(
        `SELECT body_hash, status, answer, claimed_until FROM idempotency_keys WHERE ${whereSql}`,
        where,
      );
      if (row === null) return 'free';
      if (row.body_hash !== bodyHash) throw new AppError('idempotency_key_reused');
      if (row.status !== null) return { status: row.status, ...JSON.parse(row.answer ?? '{}') };
      return toDate(row.claimed_until) < clock.real() ? 'free' : 'under way';
    },

    async keep({ status, ...answer }: CommandOutcome): Promise<void> {
      const changes = { status, answer: JSON.stringify(answer) };
      await database.update('idempotency_keys', mine, changes, 'alone');
    },

    /** The next attempt begins afresh. */
    async forget(): Promise<void> {
      await database.write(
        `DELETE FROM idempotency_keys WHERE ${whereSql} AND claim_token = :claim_token`,
        mine,
        'alone',
      );
    },
  };
}
