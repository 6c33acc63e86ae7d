/**
 * `npm run restore -- folder`, with the environment of the target server, before that server starts. The database and the
 * folder of files must be empty; nothing is overwritten.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { copyNew, filesUnder } from './lib/backup/files.mjs';
import { digestOf, readVerified } from './lib/backup/manifest.mjs';
import { configuredSource } from './lib/backup/source.mjs';
import { fail } from './lib/project.mjs';

if (!process.argv[2]) fail('用法：npm run restore -- 备份文件夹');
const folder = resolve(process.argv[2]);
const { url, database, filesFolder, keyIds } = configuredSource();
const manifest = await readVerified(folder);

if (manifest.database.path !== database.file)
  fail(`这份备份是 ${manifest.database.path}，与 DATABASE_URL 的类型不同。`);
if (!database.isEmpty(url)) fail('目标数据库不是空的：恢复不会覆盖任何数据。');
if (manifest.storage === 'disk' && !filesFolder) fail('这份备份带有文件，目标却是 STORAGE=oss。');
if (filesFolder && filesUnder(filesFolder).length > 0) fail(`${filesFolder} 不是空的：恢复不会覆盖任何文件。`);
const missing = manifest.keyIds.filter((id) => !keyIds.includes(id));
if (missing.length > 0) fail(`ENCRYPTION_KEYS 缺少密钥 ${missing.join('、')}：恢复后证件号与账号会打不开。`);

if (filesFolder && existsSync(join(folder, 'files'))) {
  await mkdir(dirname(filesFolder), { recursive: true });
  await copyNew(join(folder, 'files'), filesFolder);
  for (const { key, sha256 } of manifest.files) {
    if ((await digestOf(join(filesFolder, key))) !== sha256) fail(`文件 ${key} 恢复后与备份不同。`);
  }
}
await database
  .load(url, join(folder, database.file))
  .catch((error) => fail(`恢复数据库没有完成（${error.message}）。请清空目标数据库与文件夹后重来。`));
console.log(`恢复完成：备份于 ${manifest.madeAt}，${manifest.files.length} 个文件。现在可以启动服务。`);
