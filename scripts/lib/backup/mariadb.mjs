import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { fail } from '../project.mjs';
import { onDisk } from './files.mjs';
import { completeFilesInSql } from './rows.mjs';

/** The first installed program of these names: MariaDB's client, otherwise MySQL's. */
function program(...names) {
  const found = names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  return found ?? fail(`需要 ${names.join(' 或 ')}（Debian：apt-get install mariadb-client）。`);
}

/** The password is passed in the environment, because all users of the machine can read arguments. */
function connection(url) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    args: [`--host=${hostname}`, `--port=${port || 3306}`, `--user=${decodeURIComponent(username)}`, '--protocol=tcp'],
    env: { ...process.env, MYSQL_PWD: decodeURIComponent(password) },
    name: decodeURIComponent(pathname.slice(1)),
  };
}

/** Resolves when the program has ended with status 0; rejects with the last line that it printed about an error. */
function ended(child, name) {
  let said = '';
  child.stderr.on('data', (text) => {
    said = `${said}${text}`.slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(said.trim().split('\n').at(-1) || `${name} 以状态 ${code} 结束`));
    });
  });
}

/** Waits for the program as well as for the stream; the program's own words explain a stream that ended early. */
async function both(child, name, stream) {
  const [program, streamed] = await Promise.allSettled([ended(child, name), stream]);
  // A full disk ends the stream first, and the program only because nobody reads what it writes.
  if (streamed.status === 'rejected' && streamed.reason.code !== 'EPIPE') throw streamed.reason;
  if (program.status === 'rejected') throw program.reason;
  if (streamed.status === 'rejected') throw streamed.reason;
}

export const file = 'database.sql.gz';

/** Dumps the database in one transaction, as of one instant; writers are not blocked. */
export async function dump(url, path) {
  const { args, env, name } = connection(url);
  const options = ['--single-transaction', '--quick', '--skip-lock-tables', '--hex-blob', '--no-tablespaces'];
  const command = program('mariadb-dump', 'mysqldump');
  // Complete inserts name the columns, which `completeFilesIn` reads.
  const child = spawn(command, [...args, ...options, '--complete-insert', '--default-character-set=utf8mb4', name], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await both(child, command, pipeline(child.stdout, createGzip(), createWriteStream(path, { mode: 0o600 })));
  await onDisk(path);
}

/** The complete attachments in a dump. */
export const completeFilesIn = completeFilesInSql;

/** Stands in the database while a restore is running, so that the next one knows whose tables it finds. */
const marker = 'restore_unfinished';

/** Runs statements, and returns what they printed. */
function ask(url, sql) {
  const { args, env, name } = connection(url);
  const { status, stdout, stderr } = spawnSync(program('mariadb', 'mysql'), [...args, '-N', '-e', sql, name], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0)
    fail(`数据库 ${name} 没有应答或没有建好（CREATE DATABASE ${name} CHARACTER SET utf8mb4）：${stderr.trim()}`);
  return stdout;
}

const tablesOf = (url) => ask(url, 'SHOW TABLES').split('\n').filter(Boolean);

/** No table, or only those of a restore that was interrupted. */
export function isEmpty(url) {
  const tables = tablesOf(url);
  return tables.length === 0 || tables.includes(marker);
}

/** Whether a restore was interrupted after its files were complete. */
export const isUnfinished = (url) => tablesOf(url).includes(marker);

let loading = null;

/** Loads a dump; the database is marked as unfinished until `finish`. */
export async function load(url, path) {
  const { args, env, name } = connection(url);
  ask(url, `CREATE TABLE ${marker} (started_at DATETIME NOT NULL)`);
  const command = program('mariadb', 'mysql');
  loading = spawn(command, [...args, '--default-character-set=utf8mb4', name], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await both(loading, command, pipeline(createReadStream(path), createGunzip(), loading.stdin));
}

export const finish = (url) => void ask(url, `DROP TABLE ${marker}`);

/** Removes what an unfinished restore left; the tables of a database without its marker stay. */
export function clean(url) {
  loading?.kill('SIGKILL');
  const tables = tablesOf(url);
  if (!tables.includes(marker)) return;
  // The marker is the last to go, so that an interrupted removal can be continued.
  const names = [...tables.filter((name) => name !== marker), marker].map(
    (name) => `\`${name.replaceAll('`', '``')}\``,
  );
  ask(url, `SET FOREIGN_KEY_CHECKS = 0; ${names.map((name) => `DROP TABLE ${name};`).join(' ')}`);
}
