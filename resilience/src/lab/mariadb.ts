import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Child, freePort, Hopeless, until } from './child';

/** A database server of our own, on a private folder and port: the machine's is never touched. */
export interface Mariadb {
  readonly port: number;
  /** Of one database in it. */
  url(database: string): string;
  /** With `more` options for this once. */
  start(more?: readonly string[]): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Still there, answering nothing. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
  query<R extends object>(sql: string, values?: readonly (string | number)[]): Promise<R[]>;
  createDatabase(name: string): Promise<string>;
}

// Root runs it as Debian does: a node that gets its data by rsync may not be root.
const account = userInfo().uid === 0 ? 'mysql' : userInfo().username;
const asUs = `--user=${account}`;

/** A node that gets all its data from another one takes its time. */
const patienceSeconds = 300;

/** An empty data folder takes seconds to make: once, then it is copied. */
function emptyData(folder: string): string {
  const template = join(folder, 'mariadb-template');
  if (existsSync(template)) return template;
  const args = ['--no-defaults', `--datadir=${template}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync('mariadb-install-db', [...args, asUs], { stdio: 'pipe' });
  return template;
}

export async function newMariadb(folder: string, name: string, more: readonly string[] = []): Promise<Mariadb> {
  const data = join(folder, name);
  mkdirSync(data);
  cpSync(emptyData(folder), join(data, 'data'), { recursive: true });
  if (account !== userInfo().username) execFileSync('chown', ['-R', account, data]);
  const port = await freePort();
  const args = [
    '--no-defaults',
    asUs,
    `--datadir=${join(data, 'data')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(data, 's')}`,
    `--pid-file=${join(data, 'pid')}`,
    '--skip-name-resolve',
    '--innodb-buffer-pool-size=64M',
    '--innodb-log-file-size=32M',
    // What it has said yes to is on the disk: the default, written out because everything here rests on it.
    '--innodb-flush-log-at-trx-commit=1',
    ...more,
  ];
  const url = (database: string) => `mysql://root@127.0.0.1:${port}/${database}`;
  let child: Child | null = null;

  const mariadb: Mariadb = {
    port,
    url,
    async start(once = []) {
      const started = new Child(name, 'mariadbd', [...args, ...once], join(data, 'log'));
      child = started;
      await until(
        `${name} to answer`,
        async () => {
          if (started.ended) throw new Hopeless(started.log.slice(-2000));
          return (await mariadb.query('SELECT 1 AS one')).length === 1;
        },
        patienceSeconds,
      );
    },
    async kill() {
      await child?.end('SIGKILL');
    },
    freeze: () => child?.signal('SIGSTOP'),
    thaw: () => child?.signal('SIGCONT'),
    async stop() {
      await child?.end('SIGTERM');
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
