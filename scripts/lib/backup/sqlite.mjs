import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from '../project.mjs';
import { copyWhole, onDisk } from './files.mjs';
import { completeFilesSql } from './rows.mjs';

const pathOf = (url) => url.slice('sqlite:'.length);
const draftOf = (url) => `${pathOf(url)}.restoring`;

function opened(path, work) {
  const { DatabaseSync } = createRequire(join(root, 'server', 'package.json'))('@photostructure/sqlite');
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

export const file = 'database.sqlite';

/** Writes a complete, compact copy as of one instant, while the server continues to write. */
export async function dump(url, path) {
  opened(pathOf(url), (database) => {
    database.exec('PRAGMA busy_timeout = 10000');
    database.exec(`VACUUM INTO '${path.replaceAll("'", "''")}'`);
  });
  await onDisk(path);
}

/** The complete attachments in a dump. */
export const completeFilesIn = async (path) => opened(path, (database) => database.prepare(completeFilesSql).all());

/** Nothing of a database, nor a log that SQLite would apply to the restored file. */
export const isEmpty = (url) => ['', '-wal', '-shm', '-journal'].every((end) => !existsSync(`${pathOf(url)}${end}`));

/** Prepares the restored file; `finish` gives it its name. */
export async function load(url, path) {
  mkdirSync(dirname(pathOf(url)), { recursive: true });
  await copyWhole(path, draftOf(url));
}

/** Whether a restore was interrupted after its files were complete. */
export const isUnfinished = (url) => existsSync(draftOf(url));

export const finish = (url) => renameSync(draftOf(url), pathOf(url));

/** Removes what an unfinished restore left. */
export function clean(url) {
  for (const end of ['', '.part']) rmSync(`${draftOf(url)}${end}`, { force: true });
}
