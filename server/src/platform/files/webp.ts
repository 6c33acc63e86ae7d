import { readFileSync } from 'node:fs';
import { provideBrowserClasses } from './browser-classes';
import { orientationOf } from './exif';
import { withOrientation } from './jpeg';
import type { Picture } from './picture';

/** What is visible of a picture of a phone stays; the size is about that of the phone's own JPEG. */
const quality = 88;
const headerLength = 12;
const bytesOfPixel = 4;

/** The dimensions in the header of a WebP; null where it has none. */
export function webpSize(bytes: Buffer): Pick<Picture, 'width' | 'height'> | null {
  if (bytes.length < 30) return null;
  switch (bytes.toString('latin1', headerLength, headerLength + 4)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

/**
 * The picture as JPEG, on white where it is transparent, with its orientation and without all other data. Rejects when it
 * cannot be decoded. Both codecs are WebAssembly: a file that exploits one reaches nothing outside of it.
 */
export async function jpegOfWebp(bytes: Buffer): Promise<Buffer> {
  provideBrowserClasses();
  const [decoder, encoder] = await Promise.all([import('@jsquash/webp/decode.js'), import('@jsquash/jpeg/encode.js')]);
  await decoder.init({ wasmBinary: codec('@jsquash/webp/codec/dec/webp_dec.wasm') });
  await encoder.init({ wasmBinary: codec('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm') });
  const picture = await decoder.default(new Uint8Array(bytes).buffer);
  onWhite(picture.data);
  return withOrientation(Buffer.from(await encoder.default(picture, { quality })), orientationOf(exifChunk(bytes)));
}

const codec = (name: string) => new Uint8Array(readFileSync(require.resolve(name))).buffer;

function onWhite(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at += bytesOfPixel) {
    const alpha = pixels[at + 3] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel += 1)
      pixels[channel] = ((pixels[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255;
  }
}

function exifChunk(bytes: Buffer): Buffer | null {
  for (let at = headerLength; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (bytes.toString('latin1', at, at + 4) === 'EXIF')
      return data.toString('latin1', 0, 4) === 'Exif' ? data.subarray(6) : data;
    at += 8 + length + (length % 2);
  }
  return null;
}
