import type { FileType } from '@yuanhang/domain';

export const contentTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The type a name promises; null for one we do not take. */
export function fileTypeOf(fileName: string): FileType | null {
  const extension = /\.([A-Za-z]{3,4})$/.exec(fileName)?.[1]?.toLowerCase();
  if (extension === 'jpeg') return 'jpg';
  return extension === 'pdf' ||
    extension === 'jpg' ||
    extension === 'png' ||
    extension === 'docx' ||
    extension === 'xlsx'
    ? extension
    : null;
}

const maxPixels = 50_000_000;
const maxUnpackedBytes = 200 * 1024 * 1024;

const startsWith = (bytes: Buffer, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

function pngIsSane(bytes: Buffer): boolean {
  const isPng = startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && bytes.length > 33;
  return (
    isPng && bytes.readUInt32BE(16) * bytes.readUInt32BE(20) <= maxPixels && bytes.includes('IEND', bytes.length - 12)
  );
}

/** Walks the JPEG's segments to its frame header, where the dimensions stand. */
function jpegIsSane(bytes: Buffer): boolean {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return false;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7) <= maxPixels;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

/** Only at the very start: some readers look for `%PDF` anywhere, which is what a polyglot lives on. */
const pdfIsSane = (bytes: Buffer) =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1024).includes('%%EOF');

/** Reads the zip's central directory: an office document with the part that its kind must have, and no bomb. */
function officeIsSane(bytes: Buffer, part: string): boolean {
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return false;
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 20 > bytes.length) return false;
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  let hasPart = false;
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return false;
    unpacked += bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    if (name.includes('..') || name.toLowerCase().endsWith('vbaproject.bin')) return false;
    hasPart ||= name === part;
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return hasPart && unpacked <= maxUnpackedBytes;
}

/** Are these bytes really what the name said? Reads headers only and never unpacks. */
export function contentMatches(type: FileType, bytes: Buffer): boolean {
  switch (type) {
    case 'pdf':
      return pdfIsSane(bytes);
    case 'png':
      return pngIsSane(bytes);
    case 'jpg':
      return jpegIsSane(bytes);
    case 'docx':
      return officeIsSane(bytes, 'word/document.xml');
    case 'xlsx':
      return officeIsSane(bytes, 'xl/workbook.xml');
  }
}
