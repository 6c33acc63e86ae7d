import type { LiveState } from '@yuanhang/contract';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { watchScope } from './scope';

const looksEveryMilliseconds = 1000;

/** What moves when somebody calls for help, is taken care of, checks in, or is asked; each read from an index. */
const marks = `SELECT (SELECT MAX(seq) FROM help_requests) AS help,
  (SELECT COUNT(*) FROM help_requests WHERE acknowledged_at IS NULL) AS waiting,
  (SELECT MAX(seq) FROM check_ins) AS check_in,
  (SELECT MAX(seq) FROM roll_calls) AS roll_call,
  (SELECT COUNT(*) FROM roll_calls WHERE closed_at IS NULL) AS roll_calls_open`;

/**
 * Tells those who watch that something moved. Each server looks by itself, once a second, at what any server wrote,
 * and only while somebody is connected to it.
 */
export function live({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
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

  return {
    /** As far as the person's own scope goes. */
    async state(principal: Principal): Promise<LiveState> {
      const help = watchScope(principal, { student: 'h.student_id', college: 's.college_id' });
      const scope = watchScope(principal, { student: 'a.student_id', college: 'a.college_id' });
      const asked = watchScope(principal, { student: 'r.student_id', college: 'r.college_id' });
      const waiting = await database.select<{ id: string }>(
        `SELECT h.id FROM help_requests h LEFT JOIN students s ON s.user_id = h.student_id
         WHERE h.acknowledged_at IS NULL AND ${help.where} ORDER BY h.seq DESC LIMIT 100`,
        help.values,
      );
      const checkIn = await database.first<{ id: string }>(
        `SELECT c.id FROM check_ins c LEFT JOIN applications a ON a.id = c.application_id
         WHERE ${scope.where} ORDER BY c.seq DESC LIMIT 1`,
        scope.values,
      );
      const rollCall = await database.first<{ id: string }>(
        `SELECT c.id FROM roll_calls c WHERE c.closed_at IS NULL AND EXISTS
           (SELECT 1 FROM roll_call_answers r WHERE r.roll_call_id = c.id AND ${asked.where})
         ORDER BY c.seq DESC LIMIT 1`,
        asked.values,
      );
      return {
        now: clock.now().toISOString(),
        helpWaiting: waiting.map(({ id }) => id),
        newestCheckIn: checkIn?.id ?? null,
        openRollCall: rollCall?.id ?? null,
      };
    },

    /** Calls `tell` when something moved; the answer ends it. */
    follow(tell: () => void): () => void {
      followers.add(tell);
      if (timer === null) {
        last = '';
        void look();
        lookOn();
      }
      return () => void followers.delete(tell);
    },
  };
}
