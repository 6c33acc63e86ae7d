import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fail, requireNode, root } from '../project.mjs';
import * as mariadb from './mariadb.mjs';
import * as sqlite from './sqlite.mjs';

/** What the server would use with this environment: its database, and its files where they lie on a disk. */
export function configuredSource() {
  requireNode();
  // Beside a running server nothing is installed or built: what it runs on must stay as it is.
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
