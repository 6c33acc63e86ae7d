import type { ErrorCode } from '@yuanhang/contract';
import { Op } from 'sequelize';
import type { Clock } from '../clock';
import { type Database, newId, type RowOf, toDate } from '../database';
import { AppError, type ErrorDetails } from '../errors';
import { IdempotencyKey } from './model';

const claimMilliseconds = 30_000;

/** The meaning of an idempotency key: an actor, a route, and the hash of the request. */
export interface KeyedRequest {
  readonly actor: string;
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
}
export type CommandOutcome =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly refusal: ErrorDetails & { readonly code: ErrorCode } };

type KeyRow = Pick<RowOf<IdempotencyKey>, 'body_hash' | 'status' | 'answer' | 'claimed_until'>;
/** `free`: no request has claimed the key, or its claim has expired. */
export type KeyState = CommandOutcome | 'free' | 'under way';

/** The rows of `idempotency_keys`: claimed before the work and completed after it, with guarded writes. */
export function idempotencyStore(database: Database, clock: Clock, { actor, route, key, bodyHash }: KeyedRequest) {
  const where = { actor, route, idempotencyKey: key };
  const mine = { ...where, claimToken: newId() };
  const keys = database.model(IdempotencyKey);

  return {
    /** Returns true when this request holds the key and may begin its work. */
    async claim(): Promise<boolean> {
      const now = clock.real();
      const until = new Date(now.getTime() + claimMilliseconds);
      const row = { ...mine, bodyHash, claimedUntil: until, createdAt: now };
      if (await database.addIfAbsent(IdempotencyKey, row, 'autocommit')) return true;
      const expired = { ...where, bodyHash, status: null, claimedUntil: { [Op.lt]: now } };
      const [taken] = await database.transaction((transaction) =>
        keys.update({ claimToken: mine.claimToken, claimedUntil: until }, { where: expired, transaction }),
      );
      return taken === 1;
    },

    /** Throws `idempotency_key_reused` when the key belongs to another request. */
    async state(): Promise<KeyState> {
      const row = await database.first<KeyRow>(
        `SELECT body_hash, status, answer, claimed_until FROM idempotency_keys
         WHERE actor = :actor AND route = :route AND idempotency_key = :idempotencyKey`,
        where,
      );
      if (row === null) return 'free';
      if (row.body_hash !== bodyHash) throw new AppError('idempotency_key_reused');
      if (row.status !== null) return { status: row.status, ...JSON.parse(row.answer ?? '{}') };
      return toDate(row.claimed_until) < clock.real() ? 'free' : 'under way';
    },

    async keep({ status, ...answer }: CommandOutcome): Promise<void> {
      const changes = { status, answer: JSON.stringify(answer) };
      await database.changeWhere(IdempotencyKey, mine, changes, 'autocommit');
    },

    /** Releases the claim, so that the next attempt runs the work. */
    async forget(): Promise<void> {
      await database.transaction((transaction) => keys.destroy({ where: mine, transaction }));
    },
  };
}
