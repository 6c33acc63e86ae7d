import type { MobilityDeskContext } from './context';

const looksEveryMilliseconds = 1000;

/**
 * Values that change with a help request, its acknowledgement, a check-in or a roll call; each is read from an index.
 */
const marks = `SELECT (SELECT MAX(seq) FROM help_requests) AS help,
  (SELECT COUNT(*) FROM help_requests WHERE acknowledged_at IS NULL) AS waiting,
  (SELECT MAX(seq) FROM check_ins) AS check_in,
  (SELECT MAX(seq) FROM roll_calls) AS roll_call,
  (SELECT COUNT(*) FROM roll_calls WHERE closed_at IS NULL) AS roll_calls_open`;

/**
 * Returns `follow(tell)`, which calls `tell` on every change until the function it returns is called. Each server
 * polls the database once a second, so that it sees changes by other servers, and only while a viewer is connected to
 * it.
 */
export function followChanges({ database }: MobilityDeskContext) {
  const followers = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let last = '';

  async function look(): Promise<void> {
    // While the database is unreachable, the next poll follows a second later.
    const seen = await database.first(marks, {}).then(JSON.stringify, () => last);
    const moved = last !== '' && seen !== last;
    last = seen;
    if (moved) for (const tell of followers) tell();
  }
  /** Starts the next poll only after the last one has ended. */
  function lookOn(): void {
    timer = setTimeout(() => {
      void look().finally(() => {
        if (followers.size > 0) lookOn();
        else timer = null;
      });
    }, looksEveryMilliseconds);
    timer.unref();
  }

  return (tell: () => void): (() => void) => {
    followers.add(tell);
    if (timer === null) {
      last = '';
      void look();
      lookOn();
    }
    return () => void followers.delete(tell);
  };
}
