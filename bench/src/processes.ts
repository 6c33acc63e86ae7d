import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Connection, RowDataPacket } from 'mysql2/promise';

/** CPU seconds that a process has used so far; null where there is no /proc. */
export function cpuSeconds(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and brackets, so the fields are counted after it: user and system time are 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

/** The process id of the database server; null when it runs on another machine, or its pid file cannot be read. */
export async function databasePid(connection: Connection): Promise<number | null> {
  const [rows] = await connection.query<({ host: string; file: string } & RowDataPacket)[]>(
    'SELECT @@hostname AS host, @@pid_file AS file',
  );
  const [server] = rows;
  if (server?.host !== hostname()) return null;
  try {
    return Number(readFileSync(server.file, 'utf8').trim());
  } catch {
    return null;
  }
}

export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** Milliseconds from the start of the process to its first answer. */
  readonly startMilliseconds: number;
  stop(): Promise<void>;
}

/** Starts a server and waits for its first answer. Throws, with what it printed, when it ends before that. */
export async function startServer(
  script: string,
  port: number,
  path: string,
  env: NodeJS.ProcessEnv,
  folder?: string,
): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url + path))) {
    if (child.exitCode !== null) throw new Error(`${script} ended:\n${printed}`);
    // Polling without a pause would take a core from the starting server.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const startMilliseconds = performance.now() - began;
  return { pid: child.pid ?? 0, port, url, startMilliseconds, stop: () => stop(child) };
}

const answers = (url: string) =>
  fetch(url).then(
    ({ status }) => status < 500,
    () => false,
  );

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** A port below those that the system gives to outgoing connections. */
export const freePort = (): number => 20_000 + Math.floor(Math.random() * 12_000);
