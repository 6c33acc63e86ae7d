import type { Tx } from '../../platform/database';
import type { Head } from './chain';

/**
 * The newest end that this server has seen committed, in its memory: the log never ends before it, even if somebody
 * restores an older copy of the tables together with the seal of that time.
 */
export interface KnownEnd {
  readonly end: Head | null;
  /** Whether an end that was noted outside the database is no longer in the log. */
  readonly isLost: boolean;
  /** Remembers the end that a transaction found. Its own entries, which may be rolled back, are not remembered. */
  see(end: Head, tx: Tx): void;
  /** Starts again: with no end, with one, or with one that is lost. */
  reset(end: Head | null, isLost: boolean): void;
}

export function knownEnd(): KnownEnd {
  const seenIn = new WeakSet<Tx>();
  let end: Head | null = null;
  let isLost = false;
  return {
    get end() {
      return end;
    },
    get isLost() {
      return isLost;
    },
    see(found, tx) {
      if (!seenIn.has(tx)) end = found;
      seenIn.add(tx);
    },
    reset(to, lost) {
      end = to;
      isLost = lost;
    },
  };
}
