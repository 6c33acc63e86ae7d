import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

const maxMembers = 5000;

export interface Archive {
  readonly zip: ZipFile;
  readonly members: readonly Entry[];
}

/** Reads the directory. Rejects when it is broken, too long, or contains a path that leads out of the archive. */
export function readArchive(bytes: Buffer): Promise<Archive> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
    fromBuffer(bytes, options, (broken, zip) => {
      if (broken) return reject(broken);
      if (zip.entryCount > maxMembers) return reject(new Error(`an archive of ${zip.entryCount} members`));
      const members: Entry[] = [];
      zip.on('entry', (member: Entry) => {
        members.push(member);
        zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, members }));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

/** The unpacked bytes of a member; the stream fails when they are more or fewer than the directory states. */
export function openMember({ zip }: Archive, member: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(member, (unreadable, stream) => (unreadable ? reject(unreadable) : resolve(stream)));
  });
}
