import { pdfOfPhotos } from './photo-pdf';

const jpeg = (width: number, height: number) =>
  new Uint8Array([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8],
    ...[height >> 8, height & 255, width >> 8, width & 255, 3],
    ...[1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9],
  ]);

it('makes one page of each photo, in their order, upright', () => {
  const pdf = Buffer.from(
    pdfOfPhotos([
      { jpeg: jpeg(800, 600), turn: 0 },
      { jpeg: jpeg(600, 1200), turn: 90 },
    ]),
  );
  const text = pdf.toString('latin1');
  expect(text.match(/MediaBox \[[^\]]*\] \/Rotate \d+/g)).toEqual([
    'MediaBox [0 0 842.00 631.50] /Rotate 0',
    'MediaBox [0 0 421.00 842.00] /Rotate 90',
  ]);
  expect(text).toContain('/Kids [3 0 R 6 0 R] /Count 2');
  expect(pdf.indexOf(jpeg(800, 600))).toBeLessThan(pdf.indexOf(jpeg(600, 1200)));
});

it('lists where each object begins', () => {
  const text = Buffer.from(pdfOfPhotos([{ jpeg: jpeg(8, 8), turn: 0 }])).toString('latin1');
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  const starts = text
    .slice(table)
    .split('\n')
    .flatMap((line) => /^(\d{10}) 00000 n $/.exec(line)?.[1] ?? []);
  expect(starts.map((start) => text.slice(Number(start)).split(' obj')[0])).toEqual([
    '1 0',
    '2 0',
    '3 0',
    '4 0',
    '5 0',
  ]);
});

it('takes nothing but JPEG', () => {
  expect(() => pdfOfPhotos([{ jpeg: new Uint8Array(40), turn: 0 }])).toThrow('not a JPEG');
});
