import { startsWith } from './images';

const maxMembers = 5000;
const maxUnpackedBytes = 200 * 1024 * 1024;
/** XML packs well; beyond this it is made to burst. Small files may, because they stay small. */
const maxRatio = 150;
const alwaysFineBytes = 10 * 1024 * 1024;

const endLength = 22;
const entryLength = 46;

/** Where the zip's directory ends: only when nothing but its own comment follows. -1 otherwise. */
function endOf(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const fits = end >= 0 && end + endLength <= bytes.length;
  return fits && end + endLength + bytes.readUInt16LE(end + 20) === bytes.length ? end : -1;
}

const isHarmlessName = (name: string) =>
  !name.includes('..') && !/^\/|\\/.test(name) && !name.toLowerCase().endsWith('vbaproject.bin');

/** Reads the zip's directory: an office document with the part that its kind must have, no macros and no bomb. */
export function officeIsSane(bytes: Buffer, part: string): boolean {
  const end = endOf(bytes);
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || end < 0) return false;
  const members = bytes.readUInt16LE(end + 10);
  if (members > maxMembers) return false;
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  let hasPart = false;
  for (let entry = 0; entry < members; entry += 1) {
    if (at + entryLength > end || bytes.readUInt32LE(at) !== 0x02014b50) return false;
    unpacked += bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + entryLength, at + entryLength + nameLength);
    if (!isHarmlessName(name)) return false;
    hasPart ||= name === part;
    at += entryLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const isBomb = unpacked > maxUnpackedBytes || (unpacked > alwaysFineBytes && unpacked > bytes.length * maxRatio);
  return hasPart && !isBomb;
}
