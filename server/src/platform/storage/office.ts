import { Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { startsWith } from './images';

const maxMembers = 5000;
const maxUnpackedBytes = 200 * 1024 * 1024;
/** XML packs well; beyond this it is made to burst. Small files may, because they stay small. */
const maxRatio = 150;
const alwaysFineBytes = 10 * 1024 * 1024;

const endLength = 22;
const entryLength = 46;
const localLength = 30;

/** One member as the zip's directory has it; `offset` is where its own header stands. */
interface Member {
  readonly name: string;
  readonly isDeflated: boolean;
  /** Its sizes may follow its bytes instead of standing before them. */
  readonly hasDescriptor: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** Where the zip's directory ends: only when nothing but its own comment follows. -1 otherwise. */
function endOf(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const fits = end >= 0 && end + endLength <= bytes.length;
  return fits && end + endLength + bytes.readUInt16LE(end + 20) === bytes.length ? end : -1;
}

/** Whoever opens these bytes as an archive finds one, whatever they begin with. */
export const endsAsArchive = (bytes: Buffer): boolean => endOf(bytes) >= 0;

/** The zip's directory; null when it is broken. */
function directoryOf(bytes: Buffer): { members: Member[]; start: number } | null {
  const end = endOf(bytes);
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > maxMembers) return null;
  const members: Member[] = [];
  for (let at = start, entry = 0; entry < count; entry += 1) {
    if (at + entryLength > end || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    members.push({
      name: bytes.toString('utf8', at + entryLength, at + entryLength + nameLength),
      isDeflated: bytes.readUInt16LE(at + 10) === 8,
      hasDescriptor: (bytes.readUInt16LE(at + 8) & 8) !== 0,
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += entryLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { members, start };
}

const isHarmlessName = (name: string) =>
  !name.includes('..') && !/^\/|\\/.test(name) && !name.toLowerCase().endsWith('vbaproject.bin');

/** Reads the zip's directory: an office document with the part that its kind must have, no macros and no bomb. */
export function isValidOfficeFile(bytes: Buffer, part: string): boolean {
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return false;
  const members = directoryOf(bytes)?.members;
  if (!members?.every(({ name }) => isHarmlessName(name))) return false;
  const unpacked = members.reduce((sum, member) => sum + member.unpacked, 0);
  const isBomb = unpacked > maxUnpackedBytes || (unpacked > alwaysFineBytes && unpacked > bytes.length * maxRatio);
  return members.some(({ name }) => name === part) && !isBomb;
}

/** What the member's bytes unpack to, counted without keeping it; more than `most` is not counted on. -1: broken. */
async function unpackedLength(packed: Buffer, most: number): Promise<number> {
  let length = 0;
  try {
    for await (const chunk of Readable.from([packed]).pipe(createInflateRaw())) {
      length += chunk.length;
      if (length > most) break;
    }
    return length;
  } catch {
    return -1;
  }
}

/** A document that loads its template or an object from somewhere else runs what stands there. */
function loadsFromElsewhere(member: Member, packed: Buffer): boolean {
  if (!member.name.endsWith('.rels')) return false;
  const text = (member.isDeflated ? inflateRawSync(packed, { maxOutputLength: member.unpacked + 1 }) : packed).toString(
    'utf8',
  );
  return [...text.matchAll(/<Relationship\s[^>]*>/g)].some(
    ([relation]) =>
      /TargetMode\s*=\s*["']External/i.test(relation) && /\/(attachedTemplate|oleObject|frame)["']/i.test(relation),
  );
}

/**
 * Unpacks every member and throws the bytes away: the directory that `officeIsSane` believed tells the truth, the
 * members follow each other with nothing hidden between them, and none fetches anything. One chunk at a time in memory.
 */
export async function isGenuineOfficeFile(bytes: Buffer): Promise<boolean> {
  const directory = directoryOf(bytes);
  if (!directory) return false;
  let next = 0;
  for (const member of [...directory.members].sort((a, b) => a.offset - b.offset)) {
    const gap = member.offset - next;
    if (gap !== 0 || member.offset + localLength > directory.start) return false;
    if (bytes.readUInt32LE(member.offset) !== 0x04034b50) return false;
    const from =
      member.offset + localLength + bytes.readUInt16LE(member.offset + 26) + bytes.readUInt16LE(member.offset + 28);
    const packed = bytes.subarray(from, from + member.packed);
    const length = member.isDeflated ? await unpackedLength(packed, member.unpacked) : packed.length;
    if (packed.length !== member.packed || length !== member.unpacked) return false;
    if (loadsFromElsewhere(member, packed)) return false;
    next = from + member.packed + (member.hasDescriptor ? descriptorLength(bytes, from + member.packed) : 0);
  }
  return next === directory.start;
}

/** With or without its optional signature. */
const descriptorLength = (bytes: Buffer, at: number): number =>
  at + 4 <= bytes.length && bytes.readUInt32LE(at) === 0x08074b50 ? 16 : 12;
