import type { Call } from '../questions/question';
import { bytesOf, LoadConnection } from './connection';

/** A job for the generator. */
export interface Job {
  readonly port: number;
  readonly calls: readonly Call[];
  /** How long to repeat the calls; null: send each call once. */
  readonly milliseconds: number | null;
}
export interface Generated {
  readonly requests: number;
  readonly seconds: number;
  readonly p99Milliseconds: number;
  /** Average size of an answer with its headers. */
  readonly answerBytes: number;
  /** CPU microseconds of this process per request. */
  readonly cpuPerRequest: number;
}
/** An `error` is the text of a failed answer, or the reason why the connection broke. */
export type Report = { readonly generated: Generated } | { readonly error: string };

const connections = 8;

function run({ port, calls, milliseconds }: Job): Promise<Generated> {
  const requests = calls.map(bytesOf);
  const latencies: number[] = [];
  let [next, bytes] = [0, 0];
  return new Promise((resolve, reject) => {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const isOver = () => (milliseconds === null ? next >= requests.length : performance.now() - began >= milliseconds);

    const worker = () =>
      new Promise<void>((ended) => {
        const connection = new LoadConnection(port, (error) => {
          connection.close();
          reject(error);
        });
        const sendNext = () => {
          const request = isOver() ? undefined : requests[next % requests.length];
          if (!request) {
            connection.close();
            ended();
            return;
          }
          const at = next % requests.length;
          next += 1;
          const sent = performance.now();
          connection.send(request, (answer) => {
            latencies.push(performance.now() - sent);
            bytes += answer.bytes;
            if (answer.status === 200) return sendNext();
            connection.close();
            reject(new Error(`${calls[at]?.method} ${calls[at]?.path}: ${answer.text.slice(0, 600)}`));
          });
        };
        sendNext();
      });

    Promise.all(Array.from({ length: connections }, worker)).then(() => {
      const seconds = (performance.now() - began) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      latencies.sort((a, b) => a - b);
      resolve({
        requests: latencies.length,
        seconds,
        p99Milliseconds: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
        answerBytes: bytes / latencies.length,
        cpuPerRequest: (user + system) / latencies.length,
      });
    }, reject);
  });
}

process.on('message', (job: Job) => {
  const report = (answer: Report) => process.send?.(answer);
  run(job).then(
    (generated) => report({ generated }),
    (error: unknown) => report({ error: String(error) }),
  );
});
// The parent process has ended.
process.on('disconnect', () => process.exit());
