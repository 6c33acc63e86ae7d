import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** It will never be as is waited for: nothing to wait for any more. */
export class Hopeless extends Error {}

/** Asks until the answer is true; throws with what was waited for when it takes too long. */
export async function until(what: string, ask: () => Promise<boolean>, seconds = 120): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  const answer = () =>
    ask().catch((error: unknown) => {
      if (error instanceof Hopeless) throw error;
      return false;
    });
  while (!(await answer())) {
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await wait(25);
  }
}

const children = new Set<Child>();

/** A process of ours; what it prints goes to a file, and none outlives the resilience. */
export class Child {
  readonly #process: ChildProcess;

  constructor(
    readonly name: string,
    command: string,
    args: readonly string[],
    readonly logFile: string,
    env: Readonly<Record<string, string>> = {},
  ) {
    const log = openSync(logFile, 'a');
    this.#process = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
    closeSync(log);
    children.add(this);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }
  get ended(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }
  get exitCode(): number | null {
    return this.#process.exitCode;
  }
  get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  signal(name: NodeJS.Signals): void {
    if (!this.ended) this.#process.kill(name);
  }

  /** Sends the signal and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.ended) {
      const gone = once(this.#process, 'exit');
      // A stopped process hears nothing but SIGKILL.
      this.#process.kill('SIGCONT');
      this.#process.kill(signal);
      await gone;
    }
    children.delete(this);
  }
}

/** Whatever a scenario left running, or broke off in the middle of. */
export async function endAllChildren(): Promise<void> {
  await Promise.all([...children].map((child) => child.end('SIGKILL')));
}
