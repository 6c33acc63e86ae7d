import { finished } from 'node:stream/promises';
import type { Entry } from 'yauzl';
import { startsWith } from './bytes';
import { listsRelationships, loadsFromElsewhere } from './relationships';
import { type Archive, openMember, readArchive } from './zip';

const maxUnpackedBytes = 200 * 1024 * 1024;
/**
 * XML compresses well, but not beyond this ratio: such a file is a zip bomb. Small files may exceed it, because they
 * stay small.
 */
const maxRatio = 150;
const alwaysFineBytes = 10 * 1024 * 1024;

/** Several thousand links of a document. */
const maxRelationshipBytes = 8 * 1024 * 1024;

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
export async function officeVerdict(bytes: Buffer): Promise<'sound' | 'mismatch' | 'loads_elsewhere'> {
  try {
    const archive = await readArchive(bytes);
    if (!fillsTheArchive(bytes, archive.members) || archive.members.some(isPiece)) return 'mismatch';
    for (const member of archive.members) if (await loads(archive, member)) return 'loads_elsewhere';
    return 'sound';
  } catch {
    return 'mismatch';
  }
}

/** A part cut into several members, which no office program writes and some readers put together again. */
const isPiece = ({ fileName }: Entry): boolean => fileName.toLowerCase().endsWith('.piece');

async function loads(archive: Archive, member: Entry): Promise<boolean> {
  const bytes = await openMember(archive, member);
  // Folders are members without bytes.
  if (member.uncompressedSize === 0 || !listsRelationships(member.fileName)) {
    await finished(bytes.resume());
    return false;
  }
  if (member.uncompressedSize > maxRelationshipBytes) throw new Error('a very long list of relationships');
  return loadsFromElsewhere(bytes);
}
