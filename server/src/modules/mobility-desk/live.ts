import type { MobilityDeskContext } from './context';

const looksEveryMilliseconds = 1000;

/** What moves when somebody calls for help, is taken care of, checks in, or is asked; each read from an index. */
const marks = `SELECT (SELECT MAX(seq) FROM help_requests) AS help,
  (SELECT COUNT(*) FROM help_requests WHERE acknowledged_at IS NULL) AS waiting,
  (SELECT MAX(seq) FROM check_ins) AS check_in,
  (SELECT MAX(seq) FROM roll_calls) AS roll_call,
  (SELECT COUNT(*) FROM roll_calls WHERE closed_at IS NULL) AS roll_calls_open`;

/**
 * Returns `follow(tell)`, which calls `tell` whenever something moved until the function that it returns is called. Each server
 * looks by itself, once a second, at what any server wrote, and only while somebody is connected to it.
 */
export function followChanges({ database }: MobilityDeskContext) {
  const followers = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let last = '';

  async function look(): Promise<void> {
    // A database that is away for a moment is looked at again a second later.
    const seen = await database.first(marks, {}).then(JSON.stringify, () => last);
    const moved = last !== '' && seen !== last;
    last = seen;
    if (moved) for (const tell of followers) tell();
  }
  /** One look after the other, however long one takes. */
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
