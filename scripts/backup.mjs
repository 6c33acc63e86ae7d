/**
 * `npm run backup [-- folder]`, with the server's environment, while it runs: the database as of one instant, the files
 * of a disk storage, and a manifest with their lengths and hashes. The backup contains no key: keep the keys elsewhere.
 * A file that is not what the database says about it ends the backup; `--with-damaged-files` makes it anyway, and names
 * the file in the manifest.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { attempt } from './lib/backup/attempt.mjs';
import { copyNew, damagedFiles, inOneLine, listed } from './lib/backup/files.mjs';
import { keysInWords } from './lib/backup/keys.mjs';
import { digestOf, writeManifest } from './lib/backup/manifest.mjs';
import { backupArguments, configuredSource } from './lib/backup/source.mjs';
import { fail } from './lib/project.mjs';

const { folder, acceptDamaged } = backupArguments('用法：npm run backup [-- 备份文件夹 [--with-damaged-files]]');
const { url, database, filesFolder, keys, dataDir } = configuredSource();
const madeAt = new Date().toISOString();
const target = resolve(folder ?? join(dataDir, 'backups', madeAt.replace(/[:.]/g, '-')));
if (existsSync(target)) fail(`${target} 已经存在。`);
// Renamed to its final name only when it is complete.
const draft = `${target}.partial`;
const removeDraft = () => rmSync(draft, { recursive: true, force: true });

await attempt('备份', removeDraft, async () => {
  // Left by a backup that was killed: its last file may be cut off.
  removeDraft();
  mkdirSync(dirname(draft), { recursive: true });
  mkdirSync(draft, { mode: 0o700 });

  // A file is stored before its row is written and removed after its row is deleted. Copying before and after the dump
  // therefore includes every file that a row names.
  const copied = join(draft, 'files');
  const dumped = join(draft, database.file);
  if (filesFolder) await copyNew(filesFolder, copied);
  await database.dump(url, dumped);
  if (filesFolder) await copyNew(filesFolder, copied);

  const files = await listed(copied, 'files');
  const damaged = filesFolder ? damagedFiles(await database.completeFilesIn(dumped), files) : [];
  if (damaged.length > 0 && !acceptDamaged)
    throw new Error(
      `文件与数据库的记录不符：${inOneLine(damaged)}。请从更早的备份取回，或加 --with-damaged-files 照样备份`,
    );
  writeManifest(draft, {
    madeAt,
    storage: filesFolder ? 'disk' : 'oss',
    keys,
    database: { path: database.file, sha256: await digestOf(dumped) },
    files,
    damaged,
  });
  renameSync(draft, target);
  const content = filesFolder ? `数据库与 ${files.length} 个文件` : '数据库；文件在对象存储，不在备份里';
  console.log(`备份完成：${target}（${content}）。备份里没有密钥：${keysInWords(keys)}请另外保管。`);
  if (damaged.length > 0) console.log(`其中与数据库的记录不符：${inOneLine(damaged)}。`);
});
