import { numberText, readNumber } from './number-text';

describe('readNumber', () => {
  it.each([
    ['', false, null],
    [' 3 ', false, 3],
    ['3.', false, 3],
    ['三', false, '三'],
    ['1234.5', true, 123450],
    ['12.', true, 1200],
    ['1,234', true, 123400],
    ['12.345', true, '12.345'],
  ])('%j (money %s) → %j', (text, money, value) => expect(readNumber(text, money)).toBe(value));
});

describe('numberText', () => {
  it.each([
    [null, true, ''],
    [123400, true, '1234'],
    [123450, true, '1234.50'],
    [3.5, false, '3.5'],
    ['12.345', true, '12.345'],
  ])('%j (money %s) → %j', (value, money, text) => expect(numberText(value, money)).toBe(text));
});
