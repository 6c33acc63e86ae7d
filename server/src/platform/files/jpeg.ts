import { exifOf, orientationOf } from './exif';
import type { Picture } from './picture';

const exifMark = Buffer.from('Exif\0\0', 'latin1');
const endOfImage = Buffer.from([0xff, 0xd9]);
const startOfScan = 0xda;

/** A stretch of the file: a marker with its data, or with the data of a scan behind it. */
interface Segment {
  readonly marker: number;
  readonly bytes: Buffer;
}

/**
 * A JPEG without what is not the picture: place, device, preview, comments, and whatever follows its end. Keeps the colour
 * profile and the orientation. Null for a file without a frame, which no viewer opens; fill bytes and stray bytes between
 * the segments, which every viewer passes over, are left out.
 */
export function cleanJpeg(bytes: Buffer): Picture | null {
  const kept: Buffer[] = [];
  let size: Pick<Picture, 'width' | 'height'> | null = null;
  let orientation = 1;
  for (const { marker, bytes: segment } of segmentsOf(bytes)) {
    const data = segment.subarray(4);
    if (isFrame(marker) && data.length >= 5) size = { width: data.readUInt16BE(3), height: data.readUInt16BE(1) };
    if (marker === 0xe1 && startsAs(data, 'Exif\0')) orientation = orientationOf(data.subarray(exifMark.length));
    if (isPartOfPicture(marker, data)) kept.push(segment);
  }
  if (size === null) return null;
  const isJfif = kept[0]?.[1] === 0xe0;
  kept.splice(isJfif ? 1 : 0, 0, ...(orientation === 1 ? [] : [exifSegment(orientation)]));
  return { ...size, bytes: Buffer.concat([bytes.subarray(0, 2), ...kept, endOfImage]) };
}

/** The segments up to the end of the image; the file may be cut off before. */
function* segmentsOf(bytes: Buffer): Generator<Segment> {
  for (let at = nextMarker(bytes, 2); at < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0xd9;
    if (marker === 0xd9) return;
    const start = at;
    // A length counts itself; without one a marker stands alone.
    const end = isAlone(marker) || at + 4 > bytes.length ? at + 2 : at + 2 + Math.max(2, bytes.readUInt16BE(at + 2));
    at = nextMarker(bytes, end);
    if (end > bytes.length) return;
    if (!isAlone(marker)) yield { marker, bytes: bytes.subarray(start, marker === startOfScan ? at : end) };
  }
}

/** The offset of the next marker: `ff` before a byte that is neither stuffing, nor a restart in a scan, nor filling. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  return bytes.length;
}

const isAlone = (marker: number): boolean => marker === 0x01 || marker === 0xd8;
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const startsAs = (data: Buffer, text: string): boolean => data.toString('latin1', 0, text.length) === text;

/** Of the segments of applications only those that a viewer needs for the right colours. */
function isPartOfPicture(marker: number, data: Buffer): boolean {
  if (marker === 0xe0) return startsAs(data, 'JFIF\0');
  if (marker === 0xe2) return startsAs(data, 'ICC_PROFILE\0');
  if (marker === 0xee) return startsAs(data, 'Adobe');
  return marker < 0xe0 || marker > 0xfe || (marker > 0xef && marker < 0xfe);
}

function exifSegment(orientation: number): Buffer {
  const data = Buffer.concat([exifMark, exifOf(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A JPEG as an encoder wrote it, with an orientation. */
export const withOrientation = (jpeg: Buffer, orientation: number): Buffer =>
  orientation === 1 ? jpeg : Buffer.concat([jpeg.subarray(0, 2), exifSegment(orientation), jpeg.subarray(2)]);
