import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileType } from '@yuanhang/domain';
import { jpgBytes, pdfBytes, pngBytes } from '../../../test/factories/attachments';
import { officeBytes, word as wordParts, zip64Bytes } from '../../../test/factories/office';
import { zipBytes } from '../../../test/factories/zip';
import { fileTypeOf, namedAs } from '../storage';
import { checkFile } from './check-file';
import { orientationOf } from './exif';
import { isValidOfficeFile } from './office';

const storedFile = (name: string) => readFileSync(join(__dirname, '../../../test/files/upload', name));
const word = { name: 'word/document.xml', unpacked: 4000 };
const sheet = { name: 'xl/workbook.xml', unpacked: 4000 };
const megabyte = 1024 * 1024;

const verdictOn = async (type: FileType, bytes: Buffer) => (await checkFile([type], bytes)).verdict;
const jpgWith = (comment: string) => {
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpgBytes().subarray(0, 2), head, Buffer.from(comment), jpgBytes().subarray(2)]);
};
const bytesAfter = async (type: FileType, bytes: Buffer) => {
  const checked = await checkFile([type], bytes);
  return checked.verdict === 'sound' ? checked.bytes : checked.verdict;
};

it('accepts content of a type', async () => {
  expect(await verdictOn('pdf', pdfBytes())).toBe('sound');
  expect(await verdictOn('png', pngBytes())).toBe('sound');
  expect(await verdictOn('jpg', jpgBytes())).toBe('sound');
  expect(await verdictOn('docx', zipBytes([word]))).toBe('mismatch');
  expect(await verdictOn('docx', await officeBytes(wordParts))).toBe('sound');
});

it.each<[string, string, FileType, Buffer]>([
  ['nothing', 'other_type', 'pdf', Buffer.alloc(0)],
  ['a page before a PDF', 'mismatch', 'pdf', Buffer.concat([Buffer.from('<html> '), pdfBytes()])],
  ['another picture before a PDF', 'other_type', 'pdf', Buffer.concat([Buffer.from('GIF89a'), pdfBytes()])],
  ['a PDF that only ends as one', 'damaged', 'pdf', Buffer.from('hello %PDF-1.7 %%EOF')],
  ['a PDF that never begins', 'damaged', 'pdf', Buffer.from('%PDF-1.7 and so on')],
  ['a PDF cut off', 'damaged', 'pdf', pdfBytes().subarray(0, 40)],
  ['900 million pixels', 'too_many_pixels', 'png', pngBytes(30_000, 30_000)],
  ['a line of a million pixels', 'too_many_pixels', 'png', pngBytes(1_000_000, 1)],
  ['no pixels', 'damaged', 'png', pngBytes(0, 8)],
  ['a PNG cut off', 'damaged', 'png', pngBytes().subarray(0, 50)],
  ['a JPEG cut off', 'damaged', 'jpg', jpgBytes().subarray(0, 20)],
  ['a WebP cut off', 'damaged', 'jpg', storedFile('photo.webp').subarray(0, 60)],
  ['a picture of a phone that few programs open', 'heic', 'jpg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['a sheet called Word', 'other_type', 'docx', zipBytes([sheet])],
  ['an archive without documents', 'other_type', 'docx', zipBytes([{ name: 'a.txt', unpacked: 1 }])],
  ['macros', 'mismatch', 'docx', zipBytes([word, { name: 'word/vbaProject.bin', unpacked: 1 }])],
  ['a way out of the folder', 'damaged', 'docx', zipBytes([word, { name: '../../etc/passwd', unpacked: 1 }])],
  ['an absolute name', 'damaged', 'docx', zipBytes([word, { name: '/etc/passwd', unpacked: 1 }])],
  ['a bomb', 'mismatch', 'docx', zipBytes([word, { name: 'word/x.xml', unpacked: 100 * megabyte }])],
  [
    'a bomb of many members',
    'damaged',
    'docx',
    zipBytes([word, ...Array.from({ length: 5001 }, (_, n) => ({ name: `${n}`, unpacked: 1 }))]),
  ],
  ['something behind an archive', 'damaged', 'docx', Buffer.concat([zipBytes([word]), Buffer.from('<script>')])],
  ['something before an archive', 'other_type', 'docx', Buffer.concat([Buffer.from('GIF89a'), zipBytes([word])])],
  ['an archive behind a PDF', 'mismatch', 'pdf', Buffer.concat([pdfBytes(), zipBytes([word])])],
])('refuses %s: %s', async (_, verdict, type, bytes) => {
  expect(await verdictOn(type, bytes)).toBe(verdict);
});

it('accepts what the world puts before and behind a PDF, and one without its end', async () => {
  const plain = storedFile('plain.pdf');
  const end = plain.lastIndexOf('%%EOF');
  for (const bytes of [
    Buffer.concat([Buffer.from('\ufeff'), plain]),
    Buffer.concat([Buffer.from('\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n'), plain]),
    Buffer.concat([plain, Buffer.alloc(9000)]),
    plain.subarray(0, end),
    plain.subarray(0, plain.lastIndexOf('startxref')),
  ])
    expect(await verdictOn('pdf', bytes)).toBe('sound');
});

it('keeps nothing but the picture', async () => {
  const page = Buffer.from('<html><body>');
  for (const hidden of [page, zipBytes([word])]) {
    expect(await bytesAfter('png', Buffer.concat([pngBytes(), hidden]))).toEqual(pngBytes());
    expect(await bytesAfter('jpg', Buffer.concat([jpgBytes(), hidden]))).toEqual(jpgBytes());
  }
  expect(await bytesAfter('jpg', jpgWith('<script>alert(1)</script>'))).toEqual(jpgBytes());
  expect(await bytesAfter('png', pngBytes(8, 8, { tEXt: page }))).toEqual(pngBytes());
});

it('passes over fill bytes and stray bytes between the segments of a JPEG', async () => {
  const frame = jpgBytes().indexOf(Buffer.from([0xff, 0xc0]));
  const filled = (...bytes: number[]) =>
    Buffer.concat([jpgBytes().subarray(0, frame), Buffer.from(bytes), jpgBytes().subarray(frame)]);
  for (const bytes of [filled(0xff, 0xff), filled(0, 1, 2), jpgBytes().subarray(0, -2)])
    expect(await bytesAfter('jpg', bytes)).toEqual(jpgBytes());
});

it('removes the place from EXIF data and keeps the orientation', async () => {
  const exif = Buffer.from(
    '49492a0008000000030012010300010000000600000025880400010000003200000010010200010000004100000000000000',
    'hex',
  );
  const secret = Buffer.concat([exif, Buffer.from('GPS 30.5N 114.3E')]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, secret.length + 8]), Buffer.from('Exif\0\0'), secret]);
  const jpg = Buffer.concat([jpgBytes().subarray(0, 20), segment, jpgBytes().subarray(20)]);
  for (const [type, bytes] of [
    ['jpg', jpg],
    ['png', pngBytes(8, 8, { eXIf: secret })],
  ] as const) {
    const after = await bytesAfter(type, bytes);
    if (typeof after === 'string') throw new Error(after);
    expect(after.includes('GPS')).toBe(false);
    expect(orientationOf(after.subarray(after.indexOf('MM\0*')))).toBe(6);
    // What is checked again, after the scanner was away, stays as it is.
    expect(await bytesAfter(type, after)).toEqual(after);
  }
});

it('accepts a zip64 archive whose sizes follow the members, and no hidden data in it', async () => {
  const bytes = await zip64Bytes(wordParts);
  expect(await verdictOn('docx', bytes)).toBe('sound');
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const hidden = Buffer.from('a member that no directory lists');
  const longer = Buffer.concat([bytes.subarray(0, directory), hidden, bytes.subarray(directory)]);
  const zip64End = longer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x06, 0x06]));
  longer.writeBigUInt64LE(BigInt(directory + hidden.length), zip64End + 48);
  longer.writeBigUInt64LE(BigInt(zip64End), longer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x06, 0x07])) + 8);
  expect(await isValidOfficeFile(longer, 'word/document.xml')).toBe(true);
  expect(await verdictOn('docx', longer)).toBe('mismatch');
});

it('gives a file the extension of its content', () => {
  const names = ['照片.JPEG', 'IMG_1.png', 'a.webp', 'a.jfif', '成绩单.v2', '无名'];
  expect(names.map((name) => namedAs('jpg', name))).toEqual([
    '照片.JPEG',
    'IMG_1.jpg',
    'a.jpg',
    'a.jpg',
    '成绩单.v2.jpg',
    '无名.jpg',
  ]);
});

it('recognises the accepted types by their names', () => {
  expect(['a.PDF', 'b.jpeg', '成绩 单.png', 'c.tar.docx', 'd.xlsx'].map(fileTypeOf)).toEqual([
    'pdf',
    'jpg',
    'png',
    'docx',
    'xlsx',
  ]);
  expect(['a.svg', 'a.pdf.exe', 'pdf', '', 'a.docm', 'a.html'].map(fileTypeOf)).toEqual(Array(6).fill(null));
});
