/**
 * `npm run backup [-- folder]`, with the server's environment, while it runs: the database as of one instant, the files
 * of a disk storage, and a manifest with their hashes. The backup does not contain ENCRYPTION_KEYS: keep them elsewhere.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyNew, listed } from './lib/backup/files.mjs';
import { digestOf, writeManifest } from './lib/backup/manifest.mjs';
import { configuredSource } from './lib/backup/source.mjs';
import { fail } from './lib/project.mjs';

const { url, database, filesFolder, keyIds, dataDir } = configuredSource();
const madeAt = new Date().toISOString();
const target = resolve(process.argv[2] ?? join(dataDir, 'backups', madeAt.replace(/[:.]/g, '-')));
if (existsSync(target)) fail(`${target} 已经存在。`);
// Renamed to its final name only when it is complete.
const draft = `${target}.partial`;
mkdirSync(draft, { recursive: true, mode: 0o700 });

// A file is stored before its row is written and removed after its row is deleted. Copying before and after the dump
// therefore includes every file that a row names.
const copied = join(draft, 'files');
if (filesFolder) await copyNew(filesFolder, copied);
await database.dump(url, join(draft, database.file));
if (filesFolder) await copyNew(filesFolder, copied);

const files = await listed(copied, 'files');
writeManifest(draft, {
  madeAt,
  storage: filesFolder ? 'disk' : 'oss',
  keyIds,
  database: { path: database.file, sha256: await digestOf(join(draft, database.file)) },
  files,
});
renameSync(draft, target);
console.log(`备份完成：${target}（数据库与 ${files.length} 个文件）。密钥 ${keyIds.join('、')} 请另外保管。`);
