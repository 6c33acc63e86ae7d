import { readParam, safeNext } from './next-page';

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

describe('readParam', () => {
  it('reads encoded and plain values, and ignores malformed ones', () => {
    expect(readParam('%2Fpages%2Fme%2Findex')).toBe('/pages/me/index');
    expect(readParam('/pages/me/index')).toBe('/pages/me/index');
    expect(readParam('%E0%A4')).toBeUndefined();
    expect(readParam(undefined)).toBeUndefined();
  });
});
