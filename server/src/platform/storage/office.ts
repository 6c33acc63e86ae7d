import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { startsWith } from './images';

const maxMembers = 5000;
const maxUnpackedBytes = 200 * 1024 * 1024;
/**
 * XML compresses well, but not beyond this ratio: such a file is a zip bomb. Small files may exceed it, because they
 * stay small.
 */
const maxRatio = 150;
const alwaysFineBytes = 10 * 1024 * 1024;

const endLength = 22;
const zip64LocatorLength = 20;
const localLength = 30;
/** Lengths of the descriptor after a member's bytes: sizes of 32 or 64 bits, with or without a signature. */
const descriptorLengths = [12, 16, 20, 24];

/** The offset of the record that ends the archive, if only its own comment follows; otherwise -1. */
function endOf(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const fits = end >= 0 && end + endLength <= bytes.length;
  return fits && end + endLength + bytes.readUInt16LE(end + 20) === bytes.length ? end : -1;
}

/** Whether a program would find an archive in these bytes, whatever they begin with. */
export const endsAsArchive = (bytes: Buffer): boolean => endOf(bytes) >= 0;

/** The offset of the directory, from the ending record or, in a zip64 archive, from the larger one before it. */
function directoryStart(bytes: Buffer): number {
  const end = endOf(bytes);
  const start = bytes.readUInt32LE(end + 16);
  if (start !== 0xffffffff) return start;
  const zip64End = Number(bytes.readBigUInt64LE(end - zip64LocatorLength + 8));
  return Number(bytes.readBigUInt64LE(zip64End + 48));
}

interface Archive {
  readonly zip: ZipFile;
  readonly members: readonly Entry[];
}

/** Reads the directory. Rejects when it is broken, too long, or contains a path that leads out of the archive. */
function readArchive(bytes: Buffer): Promise<Archive> {
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

const isMacro = ({ fileName }: Entry) => fileName.toLowerCase().endsWith('vbaproject.bin');

/**
 * Checks the directory of an archive: an office document with the required part of its type, without macros and zip
 * bombs.
 */
export async function isValidOfficeFile(bytes: Buffer, part: string): Promise<boolean> {
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || !endsAsArchive(bytes)) return false;
  const members = await readArchive(bytes).then(
    (archive) => archive.members,
    () => [],
  );
  const unpacked = members.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isBomb = unpacked > maxUnpackedBytes || (unpacked > alwaysFineBytes && unpacked > bytes.length * maxRatio);
  return members.some(({ fileName }) => fileName === part) && !members.some(isMacro) && !isBomb;
}

/**
 * Unpacks a member chunk by chunk; yauzl rejects when it is longer or shorter than the directory states.
 * @returns its text if it lists relationships; the content of other members is discarded
 */
function unpack({ zip }: Archive, member: Entry): Promise<string> {
  const isKept = member.fileName.endsWith('.rels');
  return new Promise((resolve, reject) => {
    zip.openReadStream(member, (unreadable, stream) => {
      if (unreadable) return reject(unreadable);
      const kept: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => isKept && kept.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(kept).toString('utf8')));
      stream.on('error', reject);
    });
  });
}

/** A document that loads its template or an object from elsewhere executes foreign content. */
const loadsFromElsewhere = (relationships: string): boolean =>
  [...relationships.matchAll(/<Relationship\s[^>]*>/g)].some(
    ([relation]) =>
      /TargetMode\s*=\s*["']External/i.test(relation) && /\/(attachedTemplate|oleObject|frame)["']/i.test(relation),
  );

/** Whether the members follow each other from the first byte to the directory, without gaps. */
function fillsTheArchive(bytes: Buffer, members: readonly Entry[]): boolean {
  const sorted = [...members].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  const starts = [
    ...sorted.map(({ relativeOffsetOfLocalHeader }) => relativeOffsetOfLocalHeader),
    directoryStart(bytes),
  ];
  return (
    starts[0] === 0 &&
    sorted.every(({ relativeOffsetOfLocalHeader: start, compressedSize, generalPurposeBitFlag }, index) => {
      const nameAndExtra = bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
      const gap = (starts[index + 1] ?? 0) - (start + localLength + nameAndExtra + compressedSize);
      const hasDescriptor = (generalPurposeBitFlag & 8) !== 0;
      return gap === 0 || (hasDescriptor && descriptorLengths.includes(gap));
    })
  );
}

/**
 * Unpacks every member and discards the bytes, to verify the directory that `isValidOfficeFile` checked: sizes are
 * correct, nothing is hidden between the members, and no member loads anything. Only one chunk is in memory at a
 * time.
 */
export async function isGenuineOfficeFile(bytes: Buffer): Promise<boolean> {
  try {
    const archive = await readArchive(bytes);
    if (!fillsTheArchive(bytes, archive.members)) return false;
    for (const member of archive.members) if (loadsFromElsewhere(await unpack(archive, member))) return false;
    return true;
  } catch {
    return false;
  }
}
