import { jpgBytes, pdfBytes, pngBytes } from '../../../test/factories/attachments';
import { word as wordParts, zip64Bytes } from '../../../test/factories/office';
import { zipBytes } from '../../../test/factories/zip';
import { fileTypeOf } from '../storage';
import { contentMatches, contentVerdict } from './content';

const word = { name: 'word/document.xml', unpacked: 4000 };
const sheet = { name: 'xl/workbook.xml', unpacked: 4000 };
const megabyte = 1024 * 1024;

it('accepts content that matches its name', async () => {
  expect(await contentMatches('pdf', pdfBytes())).toBe(true);
  expect(await contentMatches('png', pngBytes())).toBe(true);
  expect(await contentMatches('jpg', jpgBytes())).toBe(true);
  expect(await contentMatches('docx', zipBytes([word]))).toBe(true);
  expect(await contentMatches('xlsx', zipBytes([sheet], 'a comment'))).toBe(true);
});

it.each<[string, Parameters<typeof contentMatches>]>([
  ['nothing', ['pdf', Buffer.alloc(0)]],
  ['a page inside a PDF', ['pdf', pdfBytes('<script>alert(1)</script>')]],
  ['a page inside a picture', ['jpg', Buffer.concat([jpgBytes(), Buffer.from('<html><body>')])]],
  ['a PDF that only ends as one', ['pdf', Buffer.from('hello %PDF-1.7 %%EOF')]],
  ['a PDF that never ends', ['pdf', Buffer.from('%PDF-1.7 and so on')]],
  ['900 million pixels', ['png', pngBytes(30_000, 30_000)]],
  ['a line of a million pixels', ['png', pngBytes(1_000_000, 1)]],
  ['no pixels', ['png', pngBytes(0, 8)]],
  ['an archive behind a picture', ['png', Buffer.concat([pngBytes(), zipBytes([word])])]],
  ['a picture cut off', ['jpg', jpgBytes().subarray(0, 20)]],
  ['a sheet called Word', ['docx', zipBytes([sheet])]],
  ['an archive without documents', ['docx', zipBytes([{ name: 'a.txt', unpacked: 1 }])]],
  ['macros', ['docx', zipBytes([word, { name: 'word/vbaProject.bin', unpacked: 1 }])]],
  ['a way out of the folder', ['docx', zipBytes([word, { name: '../../etc/passwd', unpacked: 1 }])]],
  ['an absolute name', ['docx', zipBytes([word, { name: '/etc/passwd', unpacked: 1 }])]],
  ['a bomb', ['docx', zipBytes([word, { name: 'word/x.xml', unpacked: 100 * megabyte }])]],
  [
    'a bomb of many members',
    ['docx', zipBytes([word, ...Array.from({ length: 5001 }, (_, n) => ({ name: `${n}`, unpacked: 1 }))])],
  ],
  ['something behind an archive', ['docx', Buffer.concat([zipBytes([word]), Buffer.from('<script>')])]],
  ['something before an archive', ['docx', Buffer.concat([Buffer.from('GIF89a'), zipBytes([word])])]],
])('refuses %s', async (_, [type, bytes]) => {
  expect(await contentMatches(type, bytes)).toBe(false);
});

it('accepts a zip64 archive whose sizes follow the members, and no hidden data in it', async () => {
  const bytes = await zip64Bytes(wordParts);
  expect(await contentVerdict('docx', bytes)).toBe('sound');
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const hidden = Buffer.from('a member that no directory lists');
  const longer = Buffer.concat([bytes.subarray(0, directory), hidden, bytes.subarray(directory)]);
  const zip64End = longer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x06, 0x06]));
  longer.writeBigUInt64LE(BigInt(directory + hidden.length), zip64End + 48);
  longer.writeBigUInt64LE(BigInt(zip64End), longer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x06, 0x07])) + 8);
  expect(await contentMatches('docx', longer)).toBe(true);
  expect(await contentVerdict('docx', longer)).toBe('mismatch');
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
