import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail } from '../project.mjs';

const name = 'manifest.json';
const format = 'yuanhang-backup-2';
/** The format of release 0.1.0: ids of the encryption keys only, and no lengths. */
const formerFormat = 'yuanhang-backup-1';

/** SHA-256 of a file, read as a stream because backups may be larger than memory. */
export async function digestOf(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

export function writeManifest(folder, content) {
  const path = join(folder, name);
  writeFileSync(path, `${JSON.stringify({ format, ...content }, null, 2)}\n`, { mode: 0o600, flush: true });
}

function parsed(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return fail(`${path} 已损坏，读不出来。`);
  }
}

/** Reads and verifies a backup; ends the process with an error line when the folder is no backup or a hash differs. */
export async function readVerified(folder) {
  if (!existsSync(join(folder, name))) fail(`${folder} 不是一份完整的备份：没有 ${name}。`);
  const manifest = parsed(join(folder, name));
  if (manifest.format !== format && manifest.format !== formerFormat)
    fail(`${folder} 的格式是 ${manifest.format}，这个版本读取 ${format}。`);
  for (const { path, sha256 } of [manifest.database, ...manifest.files]) {
    if (!existsSync(join(folder, path))) fail(`备份里缺少 ${path}。`);
    if ((await digestOf(join(folder, path))) !== sha256) fail(`备份里的 ${path} 已损坏（SHA-256 不符）。`);
  }
  if (manifest.format === format) return manifest;
  return { ...manifest, keys: { ENCRYPTION_KEYS: manifest.keyIds.map((id) => ({ id })) } };
}
