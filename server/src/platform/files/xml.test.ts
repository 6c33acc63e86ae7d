import { readXml } from './xml';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function textOf(bytes: Uint8Array, size: number): Promise<string> {
  let text = '';
  await readXml(inPieces(bytes, size), {
    text: (found) => {
      text += found;
    },
  });
  return text;
}

const words = '林知远𠮷野家 🌏 München';
const document = `<?xml version="1.0"?><a>${words}</a>`;
const utf8 = Buffer.from(document);
const utf16 = Buffer.from(`\ufeff${document}`, 'utf16le');

it.each([1, 2, 3, 4, 5, 7, 64])('reads characters that are cut by pieces of %i bytes', async (size) => {
  expect(await textOf(utf8, size)).toBe(words);
  expect(await textOf(utf16, size)).toBe(words);
  expect(await textOf(Buffer.from(utf16).swap16(), size)).toBe(words);
});

it('refuses broken characters instead of replacing them', async () => {
  const broken = Buffer.from(utf8);
  broken[broken.indexOf('林') + 1] = 0x41;
  await expect(textOf(broken, 16)).rejects.toThrow();
  await expect(textOf(utf16.subarray(0, utf16.length - 1), 16)).rejects.toThrow();
});

it('gives long texts completely', async () => {
  const long = '成绩'.repeat(500_000);
  expect(await textOf(Buffer.from(`<a>${long}</a>`), 16_384)).toBe(long);
});
