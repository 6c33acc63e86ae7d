import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, requireBuilt, requireNode, root } from '../project.mjs';
import { reasonOf } from './attempt.mjs';
import { namedKeys } from './keys.mjs';
import * as mariadb from './mariadb.mjs';
import * as sqlite from './sqlite.mjs';

/** The database that the server uses with this environment, and its folder of files if they are stored on disk. */
export function configuredSource() {
  requireNode();
  requireBuilt();
  const { loadConfig } = createRequire(join(root, 'server', 'package.json'))('@yuanhang/config');
  try {
    const config = loadConfig(process.env);
    return {
      url: config.DATABASE_URL,
      database: config.DATABASE_URL.startsWith('sqlite:') ? sqlite : mariadb,
      filesFolder: config.STORAGE === 'disk' ? join(config.DATA_DIR, 'files') : null,
      keys: namedKeys(config.secrets),
      dataDir: config.DATA_DIR,
    };
  } catch (error) {
    return fail(reasonOf(error));
  }
}

/** The folder in the arguments, and whether files that are missing or damaged are no reason to stop. */
export function backupArguments(usage) {
  try {
    const { values, positionals } = parseArgs({
      options: { 'with-damaged-files': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length > 1) return fail(usage);
    return { folder: positionals[0], acceptDamaged: values['with-damaged-files'] };
  } catch {
    return fail(usage);
  }
}
