import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

const running = new Set<Subprocess>();

/** A child process started by a scenario. Its output is appended to a log file. */
export class Subprocess {
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
    running.add(this);
  }

  get pid(): number {
    if (this.#process.pid === undefined) throw new Error(`${this.name} was not started`);
    return this.#process.pid;
  }
  get exited(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }
  /** Null while it runs, and when a signal ended it. */
  get exitCode(): number | null {
    return this.#process.exitCode;
  }
  /** Resolves when it has exited, however that happened. */
  get exit(): Promise<unknown> {
    return this.exited ? Promise.resolve() : once(this.#process, 'exit');
  }
  /** The whole log file, which restarts of the same process share. */
  get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  signal(name: NodeJS.Signals): void {
    if (!this.exited) this.#process.kill(name);
  }

  /** Sends `signal` and waits until the process has exited. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.exited) {
      const exit = once(this.#process, 'exit');
      // A stopped process (SIGSTOP) handles no signal but SIGKILL until it is continued.
      this.#process.kill('SIGCONT');
      this.#process.kill(signal);
      await exit;
    }
    running.delete(this);
  }
}

/** Kills every subprocess that is still running, including those of a scenario that failed halfway. */
export async function killAllSubprocesses(): Promise<void> {
  await Promise.all([...running].map((subprocess) => subprocess.end('SIGKILL')));
}
