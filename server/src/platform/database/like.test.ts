import { containsPattern, startsWithPattern } from './like';

it('takes the signs of a pattern as letters', () => {
  expect(startsWithPattern('100%_!')).toBe('100!%!_!!%');
  expect(containsPattern('a_b')).toBe('%a!_b%');
});
