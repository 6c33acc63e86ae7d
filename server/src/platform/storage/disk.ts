import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Clock } from '../clock';
import type { Signer } from '../crypto';
import { newId } from '../database';
import { AppError } from '../errors';
import type { LocalFiles, Storage } from './storage';

const ticketShape = z.object({ key: z.string(), maxBytes: z.number() });
const linkShape = z.object({ key: z.string(), fileName: z.string(), contentType: z.string(), disposition: z.string() });
/** Cannot be a key, because keys contain no dots. */
const unfinished = '.unfinished';
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

/** Makes a new name durable by syncing its folder. Windows neither needs nor allows it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Files in a folder, served by signed links. For one server with a disk that is backed up. */
export function diskStorage(folder: string, publicUrl: string, signer: Signer, clock: Clock): Storage & LocalFiles {
  const pathOf = (key: string): string => {
    if (!keyPattern.test(key)) throw new Error('not a storage key');
    return join(folder, key);
  };
  const verified = <T extends z.ZodType>(purpose: string, signed: string, shape: T): z.output<T> | null => {
    const payload = signer.verify(purpose, signed, clock.real());
    return payload === null ? null : shape.parse(JSON.parse(payload));
  };
  /** A crash leaves a temporary file (see `tidy`), never an incomplete file under its key. */
  async function place(key: string, write: (temporary: string) => Promise<void>): Promise<void> {
    const path = pathOf(key);
    const temporary = join(folder, unfinished, `${newId()}.part`);
    for (const needed of [dirname(path), dirname(temporary)]) await mkdir(needed, { recursive: true });
    try {
      await write(temporary);
      const handle = await open(temporary, 'r+');
      await handle.sync().finally(() => handle.close());
      await rename(temporary, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  return {
    origin: null,
    async createUpload({ key, maxBytes, expires }) {
      const ticket = signer.sign('upload', JSON.stringify({ key, maxBytes }), expires);
      return { url: `${publicUrl}/api/uploads`, fields: { ticket }, fileField: 'file' };
    },
    async createReadLink({ expires, ...terms }) {
      return `${publicUrl}/api/files/${signer.sign('read', JSON.stringify(terms), expires)}`;
    },
    async size(key) {
      return stat(pathOf(key)).then(
        (found) => found.size,
        () => null,
      );
    },
    read: (key) => readFile(pathOf(key)),
    put: (key, bytes) => place(key, (temporary) => writeFile(temporary, bytes)),
    remove: (key) => rm(pathOf(key), { force: true }),
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
