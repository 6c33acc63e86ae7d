/** `npm run deploy-check`: follows docs/deploy.md with the files of config/deploy on three simulated machines. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { compile } from './lib/compile.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
installIfNeeded();
build(['code', 'h5', 'console']);
for (const folder of ['resilience/src', 'server/src', 'server/test'])
  compile(join(root, folder), join(root, 'resilience/dist', folder));
const main = join(root, 'resilience/dist/resilience/src/deploy-check/main.js');
process.setSourceMapsEnabled(true);
createRequire(import.meta.url)(main);
