/**
 * Runs one of the server's commands with the current environment: `node scripts/command.mjs rotate-keys`. Needs only what
 * a release has: compiles nothing, writes nothing here, and may run as the user of the service.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, requireBuilt, requireNode, root } from './lib/project.mjs';

requireNode();
requireBuilt();
const [name = '', ...args] = process.argv.slice(2);
const program = join(root, 'server/dist/commands', `${name}.js`);
if (!/^[a-z-]+$/.test(name) || !existsSync(program)) fail(`没有这个命令：${name}`);
const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
