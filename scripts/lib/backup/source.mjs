import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fail, requireNode, root } from '../project.mjs';
import * as mariadb from './mariadb.mjs';
import * as sqlite from './sqlite.mjs';

/** The database that the server uses with this environment, and its folder of files if they are stored on disk. */
export function configuredSource() {
  requireNode();
  // Do not install or build here: a running server uses these files.
  if (!existsSync(join(root, 'config/dist/index.js'))) fail('请先执行 npm ci && npm run build。');
  const { loadConfig } = createRequire(join(root, 'server', 'package.json'))('@yuanhang/config');
  try {
    const config = loadConfig(process.env);
    return {
      url: config.DATABASE_URL,
      database: config.DATABASE_URL.startsWith('sqlite:') ? sqlite : mariadb,
      filesFolder: config.STORAGE === 'disk' ? join(config.DATA_DIR, 'files') : null,
      keyIds: config.secrets.encryptionKeys.map(({ id }) => id),
      dataDir: config.DATA_DIR,
    };
  } catch (error) {
    return fail(error.message);
  }
}
