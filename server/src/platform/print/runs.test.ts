import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { create } from 'fontkit';
import { missingCharacters, printableText } from './characters';
import { fontNames, fontOf } from './fonts';
import { linesOf } from './lines';
import { runsOf } from './runs';

const textsIn = (line: string) => runsOf(line).map(({ text }) => text);

it.each([
  ['Nguyễn Thị Hồng Đặng', 'NotoSansSC-Regular'],
  ['Достоевский', 'NotoSansSC-Regular'],
  ['Παπαδόπουλος', 'NotoSans'],
  ['김민준', 'NotoSansKR'],
  ['ひなこ', 'NotoSansSC-Regular'],
  ['กรุงเทพฯ', 'NotoSansThai'],
  ['القاهرة', 'NotoSansArabic'],
  ['㛃䶮𬭎', 'NotoSansSC-Regular'],
  ['𪚥𫠝𬎆', 'HanaMinB'],
])('has every character of %s, and sets it in %s where other fonts lack one', (name, font) => {
  expect(missingCharacters([name])).toEqual([]);
  expect(runsOf(name).map((run) => run.font)).toContain(font);
});

it('leaves pictures out, and names what no font has', () => {
  expect(printableText('林小雨😀🇨🇳👨‍👩‍👧 ok')).toBe('林小雨 ok');
  expect(missingCharacters(['林小雨😀', 'ᠮᠣ', 'ᠮ', '姓名'])).toEqual(['ᠮ', 'ᠣ']);
  expect(printableText('名ᠮ')).toBe('名〓');
});

it('orders right-to-left names as they are read', () => {
  expect(textsIn('كلية الآداب')).toEqual(['الآداب', ' ', 'كلية']);
  expect(textsIn('与 كلية الآداب 同')).toEqual(['与 ', 'الآداب', ' ', 'كلية', ' 同']);
  expect(textsIn('كلية (2026)').join('')).toBe('(2026) كلية');
  // The joiner decides the shapes of its neighbours and has none of its own.
  expect(textsIn('می‌خواهم')).toEqual(['می‌خواهم']);
});

it('breaks lines between words, and a word that is too long between characters', () => {
  const widthOf = (piece: string) => piece.length;
  expect(linesOf('the quick fox', 9, widthOf)).toEqual(['the quick', 'fox']);
  expect(linesOf('日本語。\n二', 3, widthOf)).toEqual(['日本', '語。', '二']);
  expect(linesOf('abcdefgh', 3, widthOf)).toEqual(['abc', 'def', 'gh']);
});

it.each(fontNames.filter((name) => name !== 'HanaMinB'))('knows the characters of %s', (name) => {
  const file = require.resolve(`@yuanhang/server/assets/fonts/${name}.ttf.br`);
  const points = create(brotliDecompressSync(readFileSync(file))).characterSet.filter((point) => point > 0x20);
  expect(points.filter((point) => fontOf(String.fromCodePoint(point)) === null)).toEqual([]);
});
