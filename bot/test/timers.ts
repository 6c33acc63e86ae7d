import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transport } from '@yuanhang/contract';
import type { Timers } from '../src/timers';

interface Sleeper {
  readonly at: number;
  readonly end: () => void;
}

/** Time that passes only while a test waits for something: from one sleeper's end to the next. */
export class TestTimers implements Timers {
  private at = Date.parse('2026-11-25T01:00:00.000Z');
  private sleepers: Sleeper[] = [];
  private underWay = 0;

  now = (): number => this.at;

  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = () => {
        this.sleepers = this.sleepers.filter((one) => one !== sleeper);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const sleeper = { at: this.at + milliseconds, end };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', end);
    });

  /** Counts the requests under way: no time passes before they are answered. */
  watch(transport: Transport): Transport {
    return async (request) => {
      this.underWay += 1;
      try {
        return await transport(request);
      } finally {
        this.underWay -= 1;
      }
    };
  }

  /** Lets time pass until `condition` holds; the network is real and always gets its turn first. */
  async until(condition: () => boolean): Promise<void> {
    for (let step = 0; step < 100_000; step += 1) {
      if (condition()) return;
      await nextTurn();
      const [next] = this.underWay > 0 ? [] : this.sleepers.sort((a, b) => a.at - b.at);
      if (!next) continue;
      this.at = Math.max(this.at, next.at);
      next.end();
    }
    throw new Error(`never came true: ${condition}`);
  }

  /** Lets this much time pass. */
  pass(milliseconds: number): Promise<void> {
    const end = this.at + milliseconds;
    void this.sleep(milliseconds);
    return this.until(() => this.at >= end);
  }
}
