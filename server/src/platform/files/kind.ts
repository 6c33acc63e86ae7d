import type { FileType } from '@yuanhang/domain';
import { startsWith } from './bytes';
import { oleContainer } from './locked';

/** What a file is by its first bytes; the types of its name and of its upload say nothing. */
export type Kind =
  | { readonly kind: 'pdf'; readonly start: number }
  | { readonly kind: 'png' | 'jpg' | 'webp' | 'heic' | 'archive' | 'ole' | 'unknown' }
  /** A type that no material accepts, under the name that people know it by. */
  | { readonly kind: 'foreign'; readonly name: string };

/** Readers of PDF look for the beginning in these bytes: scanners, printers and web servers write lines before it. */
const pdfStartWithin = 1024;

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** Beginnings, as Latin-1 text, of what is sent by mistake, or hidden behind another name. */
const foreign: readonly (readonly [beginning: string, name: string])[] = [
  ['GIF8', 'GIF 图片'],
  ['BM', 'BMP 图片'],
  ['II*\0', 'TIFF 图片'],
  ['MM\0*', 'TIFF 图片'],
  ['8BPS', 'Photoshop 文件'],
  ['Rar!', 'RAR 压缩包'],
  ["7z\xbc\xaf'\x1c", '7z 压缩包'],
  ['\x1f\x8b', '压缩包'],
  ['{\\rtf', 'RTF 文档'],
  ['MZ', '程序'],
  ['\x7fELF', '程序'],
  ['#!', '程序'],
  ['RIFF', '音频或视频'],
  ['ID3', '音频'],
];

export function kindOf(bytes: Buffer): Kind {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { kind: 'png' };
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { kind: 'jpg' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return { kind: 'archive' };
  if (startsWith(bytes, oleContainer)) return { kind: 'ole' };
  const head = bytes.toString('latin1', 0, pdfStartWithin);
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { kind: 'webp' };
  if (head.slice(4, 8) === 'ftyp') return ofBrand(head.slice(8, 12));
  const known = foreign.find(([beginning]) => head.startsWith(beginning));
  if (known) return { kind: 'foreign', name: known[1] };
  const start = head.indexOf('%PDF-');
  return start < 0 || beginsWithMarkup(head.slice(0, start)) ? { kind: 'unknown' } : { kind: 'pdf', start };
}

function ofBrand(brand: string): Kind {
  if (heicBrands.includes(brand)) return { kind: 'heic' };
  return { kind: 'foreign', name: brand === 'avif' || brand === 'avis' ? 'AVIF 图片' : '视频' };
}

/** Content that a browser ignoring the declared type would treat as a page; no accepted file begins with it. */
export const beginsWithMarkup = (head: string): boolean =>
  /<(!doctype\s+html|html|head|body|script|svg|iframe)[\s>/]/i.test(head);

/** Names of types in refusals. */
export const typeNames: Readonly<Record<FileType, string>> = {
  pdf: 'PDF',
  jpg: 'JPG',
  png: 'PNG',
  docx: 'Word（docx）',
  xlsx: 'Excel（xlsx）',
};
