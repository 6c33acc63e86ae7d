import { constants, existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { digestOf } from './manifest.mjs';

/** All complete files under a folder, as relative paths with slashes; unfinished uploads (`.part`) are left out. */
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
    await copyFile(join(from, path), join(to, path), constants.COPYFILE_FICLONE).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

/** The manifest entries of the files; `prefix` is their folder in the backup. */
export async function listed(folder, prefix) {
  const entries = [];
  for (const path of filesUnder(folder)) {
    entries.push({ path: `${prefix}/${path}`, key: path, sha256: await digestOf(join(folder, path)) });
  }
  return entries;
}
