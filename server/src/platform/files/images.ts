const maxPixels = 50_000_000;
const maxSide = 20_000;

export const startsWith = (bytes: Buffer, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Limits the dimensions, because a small file can unpack to gigabytes of pixels in a viewer. */
const isBounded = (width: number, height: number) =>
  width > 0 && height > 0 && width <= maxSide && height <= maxSide && width * height <= maxPixels;

/** Checks that the header chunk is first and the end chunk last, so that nothing is hidden after the picture. */
export function isValidPng(bytes: Buffer): boolean {
  const isPng = startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && bytes.length > 33;
  return (
    isPng &&
    bytes.toString('latin1', 12, 16) === 'IHDR' &&
    isBounded(bytes.readUInt32BE(16), bytes.readUInt32BE(20)) &&
    bytes.includes('IEND', bytes.length - 12)
  );
}

/** Follows the JPEG's segments to its frame header, which has the dimensions. */
export function isValidJpeg(bytes: Buffer): boolean {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return false;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return isBounded(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}
