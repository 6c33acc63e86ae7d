import fc from 'fast-check';
import { formatYuan, parseYuan } from './money';

it.each([
  ['1,234.50', 123_450],
  ['1234.5', 123_450],
  ['￥8000', 800_000],
  [' １２３４．５ 元', 123_450],
  ['0', 0],
])('reads %s', (text, fen) => {
  expect(parseYuan(text)).toBe(fen);
});

it.each(['', '-1', '1.234', '1,23', '12,34.5', 'abc', '1e5', '0x10', '99999999999', '1 000'])('refuses %p', (text) => {
  expect(parseYuan(text)).toBeNull();
});

it('reads its own output', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => expect(parseYuan(formatYuan(fen))).toBe(fen)));
});

it('writes thousands separators and both decimals', () => {
  expect(formatYuan(123_456_705)).toBe('1,234,567.05');
  expect(formatYuan(-5)).toBe('-0.05');
  expect(() => formatYuan(0.1)).toThrow(RangeError);
});
