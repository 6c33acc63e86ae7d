import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { freePort } from './ports';
import { Subprocess } from './subprocess';
import { ConditionImpossible, waitFor } from './wait-for';

/** A MariaDB server with its own data folder and port; the system's server is not touched. */
export interface Mariadb {
  readonly port: number;
  /** The connection URL of one of its databases. */
  url(database: string): string;
  /** Starts it and waits until it answers; `options` are added for this start only. */
  start(options?: readonly string[]): Promise<void>;
  /** SIGKILL, comparable to a crash of the process. */
  kill(): Promise<void>;
  /** SIGSTOP: connections stay open and get no answer. */
  freeze(): void;
  /** SIGCONT after `freeze`. */
  thaw(): void;
  stop(): Promise<void>;
  query<R extends object>(sql: string, values?: readonly (string | number)[]): Promise<R[]>;
  /** Creates an empty database and returns its URL. */
  createDatabase(name: string): Promise<string>;
}

// When started by root it runs as `mysql`, as on Debian: Galera's transfer by rsync fails for root.
const account = userInfo().uid === 0 ? 'mysql' : userInfo().username;
const userOption = `--user=${account}`;

/** A Galera node that receives a full copy of the data from another node needs minutes. */
const startTimeoutSeconds = 300;

/** Initialising a data folder takes seconds, so it is done once and copied for each server. */
function dataTemplate(folder: string): string {
  const template = join(folder, 'mariadb-template');
  if (existsSync(template)) return template;
  const args = ['--no-defaults', `--datadir=${template}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync('mariadb-install-db', [...args, userOption], { stdio: 'pipe' });
  return template;
}

/** Prepares a server in a subfolder `name` of `folder` without starting it. */
export async function createMariadb(folder: string, name: string, options: readonly string[] = []): Promise<Mariadb> {
  const subfolder = join(folder, name);
  mkdirSync(subfolder);
  cpSync(dataTemplate(folder), join(subfolder, 'data'), { recursive: true });
  if (account !== userInfo().username) execFileSync('chown', ['-R', account, subfolder]);
  const port = await freePort();
  const args = [
    '--no-defaults',
    userOption,
    `--datadir=${join(subfolder, 'data')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(subfolder, 's')}`,
    `--pid-file=${join(subfolder, 'pid')}`,
    '--skip-name-resolve',
    '--innodb-buffer-pool-size=64M',
    '--innodb-log-file-size=32M',
    // Every commit is flushed to disk before it is answered. This is the default; the scenarios depend on it.
    '--innodb-flush-log-at-trx-commit=1',
    ...options,
  ];
  const url = (database: string) => `mysql://root@127.0.0.1:${port}/${database}`;
  let current: Subprocess | null = null;

  const mariadb: Mariadb = {
    port,
    url,
    async start(startOptions = []) {
      const started = new Subprocess(name, 'mariadbd', [...args, ...startOptions], join(subfolder, 'log'));
      current = started;
      await waitFor(
        `${name} to answer`,
        async () => {
          if (started.exited) throw new ConditionImpossible(started.log.slice(-2000));
          return (await mariadb.query('SELECT 1 AS one')).length === 1;
        },
        startTimeoutSeconds,
      );
    },
    async kill() {
      await current?.end('SIGKILL');
    },
    freeze: () => current?.signal('SIGSTOP'),
    thaw: () => current?.signal('SIGCONT'),
    async stop() {
      await current?.end('SIGTERM');
    },
    async query<R extends object>(sql: string, values: readonly (string | number)[] = []) {
      const connection = await createConnection({ uri: url('mysql'), connectTimeout: 2000, multipleStatements: true });
      try {
        const [rows] = await connection.query(sql, [...values]);
        return (Array.isArray(rows) ? rows : []) as R[];
      } finally {
        connection.destroy();
      }
    },
    async createDatabase(database) {
      await mariadb.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
      return url(database);
    },
  };
  return mariadb;
}
