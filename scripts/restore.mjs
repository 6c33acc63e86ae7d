/**
 * `npm run restore -- folder`, with the environment of the target server, before that server starts. The database and the
 * folder of files must be empty; nothing is overwritten. What an interrupted restore left is removed first.
 * A file that is not what the database says about it ends the restore; `--with-damaged-files` restores the others.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { attempt } from './lib/backup/attempt.mjs';
import { copyNew, damagedFiles, filesUnder, inOneLine, listed } from './lib/backup/files.mjs';
import { missingKeys } from './lib/backup/keys.mjs';
import { readVerified } from './lib/backup/manifest.mjs';
import { backupArguments, configuredSource } from './lib/backup/source.mjs';
import { fail } from './lib/project.mjs';

const usage = '用法：npm run restore -- 备份文件夹 [--with-damaged-files]';
const { folder: given, acceptDamaged } = backupArguments(usage);
if (!given) fail(usage);
const folder = resolve(given);
const { url, database, filesFolder, keys } = configuredSource();
const manifest = await readVerified(folder);
const dumped = join(folder, manifest.database.path);

if (manifest.database.path !== database.file)
  fail(`这份备份是 ${manifest.database.path}，与 DATABASE_URL 的类型不同。`);
if (!database.isEmpty(url)) fail('目标数据库不是空的：恢复不会覆盖任何数据。');
if (manifest.storage === 'disk' && !filesFolder) fail('这份备份带有文件，目标却是 STORAGE=oss。');
const missing = missingKeys(manifest.keys, keys);
if (missing.length > 0) fail(missing.join(''));

// Inside the folder, which may be a volume of its own. No key of a file has a dot.
const draftName = '.restoring';
const draft = filesFolder && join(filesFolder, draftName);
const restored = () => (existsSync(filesFolder) ? readdirSync(filesFolder).filter((name) => name !== draftName) : []);
const others = filesFolder ? filesUnder(filesFolder).filter((path) => !path.startsWith(`${draftName}/`)) : [];
if (others.length > 0 && !database.isUnfinished(url)) fail(`${filesFolder} 不是空的：恢复不会覆盖任何文件。`);

/** Removes what an unfinished restore left; files get their place only while the database is marked as unfinished. */
function removeUnfinished() {
  if (filesFolder) {
    const names = database.isUnfinished(url) ? restored() : [];
    for (const name of [...names, draftName]) rmSync(join(filesFolder, name), { recursive: true, force: true });
  }
  database.clean(url);
}

await attempt('恢复', removeUnfinished, async () => {
  removeUnfinished();
  if (filesFolder) {
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    await copyNew(join(folder, 'files'), draft);
    const files = await listed(draft, 'files');
    const copied = new Map(files.map(({ key, sha256 }) => [key, sha256]));
    const different = manifest.files.filter(({ key, sha256 }) => copied.get(key) !== sha256);
    if (different.length > 0) throw new Error(`文件恢复后与备份不同：${inOneLine(different.map(({ key }) => key))}`);
    const damaged = damagedFiles(await database.completeFilesIn(dumped), files);
    if (damaged.length > 0 && !acceptDamaged)
      throw new Error(
        `备份里的文件与数据库的记录不符：${inOneLine(damaged)}。请换一份备份，或加 --with-damaged-files 恢复其余的`,
      );
    if (damaged.length > 0) console.log(`与数据库的记录不符，照样恢复：${inOneLine(damaged)}。`);
  }
  await database.load(url, dumped);
  if (filesFolder) for (const name of readdirSync(draft)) renameSync(join(draft, name), join(filesFolder, name));
  database.finish(url);
  if (filesFolder) rmSync(draft, { recursive: true });
});
console.log(`恢复完成：备份于 ${manifest.madeAt}，${manifest.files.length} 个文件。现在可以启动服务。`);
