import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { fail } from '../project.mjs';

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

const ended = (child, name) =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name}: exit code ${code}`))));
  });

export const file = 'database.sql.gz';

/** Dumps the database in one transaction, as of one instant; writers are not blocked. */
export async function dump(url, path) {
  const { args, env, name } = connection(url);
  const options = ['--single-transaction', '--quick', '--skip-lock-tables', '--hex-blob', '--no-tablespaces'];
  const command = program('mariadb-dump', 'mysqldump');
  const child = spawn(command, [...args, ...options, '--default-character-set=utf8mb4', name], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.all([
    ended(child, command),
    pipeline(child.stdout, createGzip(), createWriteStream(path, { mode: 0o600 })),
  ]);
}

export function isEmpty(url) {
  const { args, env, name } = connection(url);
  const { status, stdout } = spawnSync(program('mariadb', 'mysql'), [...args, '-N', '-e', 'SHOW TABLES', name], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) fail(`连不上数据库 ${name}。请先建好空库：CREATE DATABASE ${name} CHARACTER SET utf8mb4。`);
  return stdout.trim() === '';
}

export async function load(url, path) {
  const { args, env, name } = connection(url);
  const command = program('mariadb', 'mysql');
  const child = spawn(command, [...args, '--default-character-set=utf8mb4', name], {
    env,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  await Promise.all([ended(child, command), pipeline(createReadStream(path), createGunzip(), child.stdin)]);
}
