const orientationTag = 0x0112;
const shortType = 3;

/**
 * The orientation in the EXIF data of a picture (without the `Exif` mark before it): 1 … 8, of which 1 is upright. 1 also
 * where the data are absent or broken, as viewers do.
 */
export function orientationOf(exif: Buffer | null): number {
  const order = exif?.toString('latin1', 0, 2);
  if (!exif || exif.length < 8 || (order !== 'II' && order !== 'MM')) return 1;
  const short = (at: number) => (order === 'II' ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const directory = order === 'II' ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  if (directory + 2 > exif.length) return 1;
  const count = short(directory);
  for (let entry = directory + 2; entry < directory + 2 + count * 12 && entry + 12 <= exif.length; entry += 12) {
    if (short(entry) !== orientationTag) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** EXIF data with an orientation and nothing else: no place, no device, no preview of the picture. */
export function exifOf(orientation: number): Buffer {
  const exif = Buffer.alloc(26);
  exif.write('MM\0*', 'latin1');
  exif.writeUInt32BE(8, 4);
  exif.writeUInt16BE(1, 8);
  exif.writeUInt16BE(orientationTag, 10);
  exif.writeUInt16BE(shortType, 12);
  exif.writeUInt32BE(1, 14);
  exif.writeUInt16BE(orientation, 18);
  return exif;
}
