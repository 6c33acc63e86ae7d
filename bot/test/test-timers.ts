import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transport } from '@yuanhang/contract';
import type { Timers } from '../src/timers';

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

/** Simulated time. It advances only inside `until` and `pass`, from one sleeper's end to the next. */
export class TestTimers implements Timers {
  private time = Date.parse('2026-11-25T01:00:00.000Z');
  private sleepers: Sleeper[] = [];
  private pendingRequests = 0;

  now = (): number => this.time;

  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { wakeAt: this.time + milliseconds, wake };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', wake);
    });

  /** Wraps a transport so that no time passes while one of its requests is pending. */
  holdDuringRequests(transport: Transport): Transport {
    return async (request) => {
      this.pendingRequests += 1;
      try {
        return await transport(request);
      } finally {
        this.pendingRequests -= 1;
      }
    };
  }

  /** Lets time pass until `condition` holds. The network is real and gets its turn before each step. */
  async until(condition: () => boolean): Promise<void> {
    for (let step = 0; step < 100_000; step += 1) {
      if (condition()) return;
      await nextTurn();
      const [next] = this.pendingRequests > 0 ? [] : this.sleepers.sort((a, b) => a.wakeAt - b.wakeAt);
      if (!next) continue;
      this.time = Math.max(this.time, next.wakeAt);
      next.wake();
    }
    throw new Error(`the condition never became true: ${condition}`);
  }

  /** Lets `milliseconds` pass. */
  pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    void this.sleep(milliseconds);
    return this.until(() => this.time >= end);
  }
}
