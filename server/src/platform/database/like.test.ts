import { containsPattern, startsWithPattern } from './like';

it('treats pattern characters as plain text', () => {
  expect(startsWithPattern('100%_!')).toBe('100!%!_!!%');
  expect(containsPattern('a_b')).toBe('%a!_b%');
});
