import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { cpuSeconds, type Running } from '../processes';
import type { Call } from '../questions/question';
import type { Generated, Job, Report } from './generator';

/** CPU microseconds per request; null without /proc, or when the database runs on another machine. */
export interface Cpu {
  readonly server: number;
  readonly database: number;
}
export interface Measured extends Generated {
  readonly cpu: Cpu | null;
}
export interface Target {
  readonly server: Running;
  readonly databasePid: number | null;
}

/** The load generator: a separate process, whose CPU is not part of the results. */
export class LoadGenerator {
  readonly #child: ChildProcess = fork(join(__dirname, 'generator.js'));

  /**
   * Sends requests over eight connections; every answer must be a success.
   * @param milliseconds how long to repeat the calls; null: send each call once
   * @param settled resolves when the work caused by the requests is done
   */
  async measure(
    { server, databasePid }: Target,
    calls: readonly Call[],
    milliseconds: number | null,
    settled: () => Promise<void> = async () => undefined,
  ): Promise<Measured> {
    const used = () => ({
      server: cpuSeconds(server.pid),
      database: databasePid === null ? null : cpuSeconds(databasePid),
    });
    const before = used();
    const generated = await this.#run({ port: server.port, calls, milliseconds });
    await settled();
    const after = used();
    const each = (from: number | null, to: number | null) =>
      from === null || to === null ? null : ((to - from) * 1_000_000) / generated.requests;
    const [ofServer, ofDatabase] = [each(before.server, after.server), each(before.database, after.database)];
    const cpu = ofServer === null || ofDatabase === null ? null : { server: ofServer, database: ofDatabase };
    return { ...generated, cpu };
  }

  #run(job: Job): Promise<Generated> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', (report: Report) =>
        'error' in report ? reject(new Error(report.error)) : resolve(report.generated),
      );
      this.#child.send(job);
    });
  }

  stop(): void {
    this.#child.disconnect();
  }
}

/** Runs `work` with a load generator and stops it afterwards. */
export async function withGenerator<T>(work: (generator: LoadGenerator) => Promise<T>): Promise<T> {
  const generator = new LoadGenerator();
  try {
    return await work(generator);
  } finally {
    generator.stop();
  }
}
