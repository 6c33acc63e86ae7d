import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from '../project.mjs';

const pathOf = (url) => url.slice('sqlite:'.length);

export const file = 'database.sqlite';

/** Writes a complete, compact copy as of one instant, while the server continues to write. */
export async function dump(url, path) {
  const { DatabaseSync } = createRequire(join(root, 'server', 'package.json'))('@photostructure/sqlite');
  const database = new DatabaseSync(pathOf(url), { readOnly: true });
  try {
    database.exec('PRAGMA busy_timeout = 10000');
    database.exec(`VACUUM INTO '${path.replaceAll("'", "''")}'`);
  } finally {
    database.close();
  }
}

export const isEmpty = (url) => !existsSync(pathOf(url));

export async function load(url, path) {
  mkdirSync(dirname(pathOf(url)), { recursive: true });
  copyFileSync(path, pathOf(url));
}
