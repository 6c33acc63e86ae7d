import { constants, existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { digestOf } from './manifest.mjs';

/** All complete files under a folder, as relative paths with slashes; unfinished ones (`.part`) are left out. */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Copies the files that are missing in `to`: files are written once and never changed. A file removed during the copy is skipped. */
export async function copyNew(from, to) {
  for (const path of filesUnder(from)) {
    if (existsSync(join(to, path))) continue;
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    await copyWhole(join(from, path), join(to, path)).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

/** Copies one file, which has its name only once it is complete and on the disk. */
export async function copyWhole(from, to) {
  await copyFile(from, `${to}.part`, constants.COPYFILE_FICLONE);
  await onDisk(`${to}.part`);
  await rename(`${to}.part`, to);
}

/** Waits until the content of a file is on the disk. */
export async function onDisk(path) {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** The manifest entries of the files; `prefix` is their folder in the backup. */
export async function listed(folder, prefix) {
  const entries = [];
  for (const path of filesUnder(folder)) {
    const { size } = await stat(join(folder, path));
    entries.push({ path: `${prefix}/${path}`, key: path, bytes: size, sha256: await digestOf(join(folder, path)) });
  }
  return entries;
}

/**
 * The files that are not what the database says about them: missing, of another length, of another content.
 * @param {readonly {key: string, bytes: number, sha256: string | null}[]} rows the complete attachments
 * @param {readonly {key: string, bytes: number, sha256: string}[]} entries of the files
 * @returns {string[]} a line for each, `key（原因）`
 */
export function damagedFiles(rows, entries) {
  const files = new Map(entries.map((entry) => [entry.key, entry]));
  return rows.flatMap(({ key, bytes, sha256 }) => {
    const file = files.get(key);
    if (!file) return `${key}（缺失）`;
    if (file.bytes !== bytes) return `${key}（应为 ${bytes} 字节，实际 ${file.bytes} 字节）`;
    return sha256 !== null && file.sha256 !== sha256 ? `${key}（内容不同）` : [];
  });
}

/** The first few lines in one, with the number of the others. */
export function inOneLine(lines) {
  const shown = lines.slice(0, 5).join('、');
  return lines.length > 5 ? `${shown} 等 ${lines.length} 个` : shown;
}
