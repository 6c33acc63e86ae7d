import { safeNext } from './next-page';

describe('safeNext', () => {
  it('accepts pages of the program with their parameters', () => {
    expect(safeNext('/pages/programme/index?id=abc-1')).toBe('/pages/programme/index?id=abc-1');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/pages/../x',
    'javascript:alert(1)',
    '/pages/sign-in/index',
    undefined,
  ])('goes home for %s', (next) => expect(safeNext(next)).toBe('/pages/home/index'));
});
