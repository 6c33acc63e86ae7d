/** A page of one photo: a whole JPEG, turned clockwise by these degrees to stand upright. */
export interface PhotoPage {
  readonly jpeg: Uint8Array;
  readonly turn: 0 | 90 | 180 | 270;
}
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** The longer side of A4, in points. */
const longSide = 842;
const colours: Readonly<Record<number, string>> = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' };

/**
 * A PDF with a page for each photo, in their order. A library for PDF is larger than the mini program's main package may
 * become, and PDF takes a JPEG as it is. Throws when a photo is no JPEG.
 */
export function pdfOfPhotos(pages: readonly PhotoPage[]): Uint8Array {
  const file = new PdfFile();
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  file.add('<< /Type /Catalog /Pages 2 0 R >>');
  file.add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  pages.forEach(({ jpeg, turn }, index) => {
    const { width, height, channels } = frameOf(jpeg);
    const scale = longSide / Math.max(width, height);
    const [across, up] = [(width * scale).toFixed(2), (height * scale).toFixed(2)];
    const [content, image] = [4 + index * 3, 5 + index * 3];
    const drawing = bytesOf(`${across} 0 0 ${up} 0 0 cm /Photo Do`);
    file.add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${up}] /Rotate ${turn} /Contents ${content} 0 R /Resources << /XObject << /Photo ${image} 0 R >> >> >>`,
    );
    file.add(`<< /Length ${drawing.length} >>`, drawing);
    file.add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${colours[channels] ?? '/DeviceRGB'} /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    );
  });
  return file.finished();
}

/** Numbers the objects from 1 in the order in which they are added; the first is the catalogue. */
class PdfFile {
  readonly #parts: Uint8Array[] = [];
  readonly #starts: number[] = [];
  #length = 0;

  constructor() {
    this.#write('%PDF-1.4\n');
  }

  add(dictionary: string, stream?: Uint8Array): void {
    this.#starts.push(this.#length);
    this.#write(`${this.#starts.length} 0 obj\n${dictionary}\n`);
    if (stream) for (const part of [bytesOf('stream\n'), stream, bytesOf('\nendstream\n')]) this.#write(part);
    this.#write('endobj\n');
  }

  finished(): Uint8Array {
    const table = this.#length;
    const size = this.#starts.length + 1;
    const rows = this.#starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
    this.#write(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`);
    this.#write(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #write(part: string | Uint8Array): void {
    const bytes = typeof part === 'string' ? bytesOf(part) : part;
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}

/** WeChat has no `TextEncoder`; all of a PDF but its streams is ASCII here. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Follows the segments of a JPEG to its frame. */
function frameOf(jpeg: Uint8Array): Frame {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; at + 10 <= jpeg.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) break;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (!isFrame) continue;
    return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), channels: view.getUint8(at + 9) };
  }
  throw new Error('not a JPEG');
}
