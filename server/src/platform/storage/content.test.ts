import { jpgBytes, pdfBytes, pngBytes } from '../../../test/factories/attachments';
import { zipBytes } from '../../../test/factories/zip';
import { contentMatches, fileTypeOf } from './content';

const word = { name: 'word/document.xml', unpacked: 4000 };
const sheet = { name: 'xl/workbook.xml', unpacked: 4000 };
const megabyte = 1024 * 1024;

it('takes what is what its name says', () => {
  expect(contentMatches('pdf', pdfBytes())).toBe(true);
  expect(contentMatches('png', pngBytes())).toBe(true);
  expect(contentMatches('jpg', jpgBytes())).toBe(true);
  expect(contentMatches('docx', zipBytes([word]))).toBe(true);
  expect(contentMatches('xlsx', zipBytes([sheet], 'a comment'))).toBe(true);
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
])('does not take %s', (_, [type, bytes]) => {
  expect(contentMatches(type, bytes)).toBe(false);
});

it('knows the types we take by their names', () => {
  expect(['a.PDF', 'b.jpeg', '成绩 单.png', 'c.tar.docx', 'd.xlsx'].map(fileTypeOf)).toEqual([
    'pdf',
    'jpg',
    'png',
    'docx',
    'xlsx',
  ]);
  expect(['a.svg', 'a.pdf.exe', 'pdf', '', 'a.docm', 'a.html'].map(fileTypeOf)).toEqual(Array(6).fill(null));
});
