import type { Database, RowOf, Tx } from './database';
import { Setting } from './database/settings';

/**
 * `now` is business time, used for deadlines, check-ins and messages. `real` is the wall clock, used for sessions,
 * codes, leases, signatures and rate limits. They differ only in a demo.
 */
export interface Clock {
  now(): Date;
  real(): Date;
}

export const wallClock: Clock = { now: () => new Date(), real: () => new Date() };

/**
 * A clock for tests and seeding: stands still until it is moved, only forward. `realTime` keeps leases on the wall
 * clock.
 */
export class SetClock implements Clock {
  #at: Date;
  constructor(
    at: string | Date,
    private readonly realTime: (() => Date) | null = null,
  ) {
    this.#at = new Date(at);
  }
  now(): Date {
    return new Date(this.#at);
  }
  real(): Date {
    return this.realTime?.() ?? this.now();
  }
  moveTo(at: string | Date): void {
    const next = new Date(at);
    if (next < this.#at) throw new Error('a clock moves forward only');
    this.#at = next;
  }
  advance(milliseconds: number): void {
    this.moveTo(new Date(this.#at.getTime() + milliseconds));
  }
}

const setting = 'clock_offset_ms';

/** The demo's clock: the wall clock plus an offset kept in the database, so that a restart continues from there. */
export class OffsetClock implements Clock {
  #offset = 0;
  constructor(private readonly database: Database) {}
  now(): Date {
    return new Date(Date.now() + this.#offset);
  }
  real(): Date {
    return new Date();
  }
  get offsetMilliseconds(): number {
    return this.#offset;
  }
  /** Reads the offset that another process may have moved. */
  async refresh(): Promise<void> {
    const row = await this.database.first<Pick<RowOf<Setting>, 'value'>>(
      'SELECT value FROM settings WHERE name = :setting',
      {
        setting,
      },
    );
    this.#offset = row === null ? 0 : Number(row.value);
  }
  /** Moves only forward; returns false when `to` is not later than now. */
  async moveTo(to: Date, tx: Tx): Promise<boolean> {
    const offset = to.getTime() - Date.now();
    if (offset <= this.#offset) return false;
    const value = String(Math.round(offset));
    if (!(await this.database.addIfAbsent(Setting, { name: setting, value }, tx)))
      await this.database.model(Setting).update({ value }, { where: { name: setting }, transaction: tx });
    tx.afterCommit(() => {
      this.#offset = offset;
    });
    return true;
  }
}
