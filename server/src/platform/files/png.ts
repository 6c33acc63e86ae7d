import { crc32 } from 'node:zlib';
import { exifOf, orientationOf } from './exif';
import type { Picture } from './picture';

const signatureLength = 8;
/** Length and name before the data of a chunk, its checksum behind. */
const around = 12;
/** What a viewer draws from. All else is left out: texts, times, places, and chunks of programs. */
const drawn = ['IHDR', 'PLTE', 'IDAT', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'bKGD', 'pHYs', 'cICP'];

/**
 * A PNG without what is not the picture, which includes whatever follows its end. Keeps colours and orientation. Null for a
 * file whose chunks are cut off or which has no picture, which no viewer opens.
 */
export function cleanPng(bytes: Buffer): Picture | null {
  const kept: Buffer[] = [];
  const names = new Set<string>();
  let orientation = 1;
  let at = signatureLength;
  while (at + around <= bytes.length && !names.has('IEND')) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + around + length;
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name)) return null;
    if (names.size === 0 && (name !== 'IHDR' || length !== 13)) return null;
    if (name === 'eXIf') orientation = orientationOf(bytes.subarray(at + 8, end - 4));
    if (drawn.includes(name)) kept.push(bytes.subarray(at, end));
    names.add(name);
    at = end;
  }
  const [header, ...rest] = kept;
  if (!header || !names.has('IDAT')) return null;
  const exif = orientation === 1 ? [] : [chunk('eXIf', exifOf(orientation))];
  return {
    width: header.readUInt32BE(8),
    height: header.readUInt32BE(12),
    bytes: Buffer.concat([
      bytes.subarray(0, signatureLength),
      header,
      ...exif,
      ...rest,
      chunk('IEND', Buffer.alloc(0)),
    ]),
  };
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}
