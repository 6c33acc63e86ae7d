import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isNativeError } from 'node:util/types';
import { z } from 'zod';
import type { Clock } from '../clock';
import type { Signer } from '../crypto';
import { newId } from '../database';
import { AppError } from '../errors';
import { type LocalFiles, type Storage, StorageFull } from './storage';

const ticketShape = z.object({ key: z.string(), maxBytes: z.number() });
const linkShape = z.object({ key: z.string(), fileName: z.string(), contentType: z.string(), disposition: z.string() });
/** Cannot be a key, because keys contain no dots. */
const unfinished = '.unfinished';
/** What the probe writes: more than what fits into a file without blocks of its own. */
const probeBytes = 8192;
const keyPattern = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/;

/** Passes through at most this many bytes; one more ends the stream with `file_too_large`. */
function bounded(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > maxBytes ? new AppError('file_too_large') : null, chunk);
    },
  });
}

/** The system's codes for a disk that is full, over its quota, read-only, or does not let this user write. */
const unwritable = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM']);

const isUnwritable = (error: unknown): boolean =>
  isNativeError(error) && 'code' in error && unwritable.has(String(error.code));

/** Rejects with `StorageFull` when the disk is the reason why the work failed. */
async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    throw new StorageFull(`disk: ${isNativeError(error) ? error.message : ''}`, { cause: error });
  }
}

/** Makes a new name durable by syncing its folder. Windows neither needs nor allows it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/**
 * Files in a folder, served by signed links, which are paths: they lead to the address at which the person opened the
 * server, be it the public one or another. For one server with a disk that is backed up.
 */
export function diskStorage(folder: string, signer: Signer, clock: Clock): Storage & LocalFiles {
  const pathOf = (key: string): string => {
    if (!keyPattern.test(key)) throw new Error('not a storage key');
    return join(folder, key);
  };
  const verified = <T extends z.ZodType>(purpose: string, signed: string, shape: T): z.output<T> | null => {
    const payload = signer.verify(purpose, signed, clock.real());
    return payload === null ? null : shape.parse(JSON.parse(payload));
  };
  /** Each folder by itself: `recursive` answers ENOENT for a read-only disk. */
  async function makeFolder(within: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    const parts = within.split('/');
    for (const end of parts.keys()) {
      await mkdir(join(folder, ...parts.slice(0, end + 1))).catch((error: unknown) => {
        if (!(isNativeError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
      });
    }
  }
  /** Writes a temporary file, which is gone afterwards unless `keep` renames it. A crash leaves it for `tidy`. */
  async function draft(
    write: (temporary: string) => Promise<void>,
    keep: (temporary: string) => Promise<void>,
  ): Promise<void> {
    const temporary = join(folder, unfinished, `${newId()}.part`);
    await makeFolder(unfinished);
    try {
      await write(temporary);
      const handle = await open(temporary, 'r+');
      await handle.sync().finally(() => handle.close());
      await keep(temporary);
    } catch (error) {
      // The reason matters more than a file that cannot be removed, which `tidy` removes later.
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  }
  /** There is never an incomplete file under a key. */
  const place = (key: string, write: (temporary: string) => Promise<void>): Promise<void> =>
    onDisk(async () => {
      const path = pathOf(key);
      await makeFolder(dirname(key));
      await draft(write, async (temporary) => {
        await rename(temporary, path);
        await syncFolder(dirname(path));
      });
    });

  return {
    origin: null,
    async createUpload({ key, maxBytes, expires }) {
      const ticket = signer.sign('upload', JSON.stringify({ key, maxBytes }), expires);
      return { url: '/api/uploads', fields: { ticket }, fileField: 'file' };
    },
    async createReadLink({ expires, ...terms }) {
      return `/api/files/${signer.sign('read', JSON.stringify(terms), expires)}`;
    },
    async size(key) {
      return stat(pathOf(key)).then(
        (found) => found.size,
        () => null,
      );
    },
    read: (key) => readFile(pathOf(key)),
    put: (key, bytes) => place(key, (temporary) => writeFile(temporary, bytes)),
    remove: (key) => onDisk(() => rm(pathOf(key), { force: true })),
    probe: () => onDisk(() => draft((temporary) => writeFile(temporary, Buffer.alloc(probeBytes)), rm)),
    async tidy(before) {
      const names = await readdir(join(folder, unfinished)).catch(() => []);
      for (const name of names) {
        const path = join(folder, unfinished, name);
        const found = await stat(path).catch(() => null);
        if (found && found.mtime < before) await rm(path, { force: true });
      }
    },
    async receive(ticket, file) {
      const terms = verified('upload', ticket, ticketShape);
      if (!terms) throw new AppError('link_expired');
      await place(terms.key, (temporary) => pipeline(file, bounded(terms.maxBytes), createWriteStream(temporary)));
    },
    async open(link) {
      const terms = verified('read', link, linkShape);
      const found = terms && (await stat(pathOf(terms.key)).catch(() => null));
      if (!terms || !found) return null;
      return { stream: createReadStream(pathOf(terms.key)), bytes: found.size, ...terms };
    },
  };
}
