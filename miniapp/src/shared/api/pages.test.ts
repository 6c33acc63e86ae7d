import { appendPage, refreshLimit } from './pages';

const page = (ids: string, nextCursor: string | null) => ({ items: [...ids].map((id) => ({ id })), nextCursor });

describe('appendPage', () => {
  it('appends the next page', () => {
    expect(appendPage(page('ab', 'c1'), 'c1', page('cd', null))).toEqual(page('abcd', null));
  });

  it('shows a row once that moved between two pages', () => {
    expect(appendPage(page('ab', 'c1'), 'c1', page('bc', 'c2'))).toEqual(page('abc', 'c2'));
  });

  it('ignores a page requested before the list was refreshed', () => {
    const refreshed = page('xy', 'c9');
    expect(appendPage(refreshed, 'c1', page('cd', null))).toBe(refreshed);
  });
});

describe('refreshLimit', () => {
  it('keeps the length of the list within what the server allows', () => {
    expect([0, 20, 45, 300].map(refreshLimit)).toEqual([20, 20, 45, 100]);
  });
});
