import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { ZipFile } from 'yazl';

type Parts = Readonly<Record<string, string | Buffer>>;

/** A real archive of these members, as office programs write it. */
export async function officeBytes(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(parts)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The same as a zip64 archive with 64-bit sizes after the members, as Java spreadsheet libraries write it. */
export async function zip64Bytes(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(parts))
    zip.addReadStream(Readable.from([Buffer.from(bytes)]), name, { forceZip64Format: true });
  zip.end({ forceZip64Format: true, comment: '' });
  return buffer(zip.outputStream);
}

export const word: Parts = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };

/** Many megabytes of zeros, with a directory that states a small size. */
export async function lyingBomb(megabytes: number, part = 'word/document.xml'): Promise<Buffer> {
  const bomb = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024));
  const zip = await officeBytes({ [part]: 'x' });
  // The member's own header, the compressed zeros, and the directory with false sizes.
  const header = zip.subarray(0, 30 + Buffer.byteLength(part));
  const start = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const local = Buffer.from(header);
  const directory = Buffer.from(zip.subarray(start, end));
  for (const [bytes, at] of [
    [local, 6],
    [directory, 8],
  ] as const)
    bytes.writeUInt16LE(0, at);
  for (const [bytes, at] of [
    [local, 8],
    [directory, 10],
  ] as const)
    bytes.writeUInt16LE(8, at);
  for (const [bytes, at] of [
    [local, 18],
    [directory, 20],
  ] as const) {
    bytes.writeUInt32LE(bomb.length, at);
    bytes.writeUInt32LE(4000, at + 4);
  }
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt32LE(local.length + bomb.length, 16);
  return Buffer.concat([local, bomb, directory, tail]);
}

/** The beginning of the container in which Office stores a document under its password. */
export function lockedOfficeBytes(stream = 'EncryptedPackage'): Buffer {
  const bytes = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.write(stream, 1024, 'utf16le');
  return bytes;
}
