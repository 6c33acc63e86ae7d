/** `npm run demo:renew`: deletes the demo's data; the next `npm start` creates it again, dated from that day. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';

const dataDir = process.env.DATA_DIR ?? join(root, 'var');
const isDemoData = (name) => /^(yuanhang\.sqlite|files$|local-chat)/.test(name);
const names = existsSync(dataDir) ? readdirSync(dataDir).filter(isDemoData) : [];
for (const name of names) rmSync(join(dataDir, name), { recursive: true, force: true });
console.log(names.length > 0 ? '演示数据已清除，下次 npm start 会按当天日期重新生成。' : '没有演示数据。');
