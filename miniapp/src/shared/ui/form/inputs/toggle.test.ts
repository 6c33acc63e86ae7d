import { toggle } from './toggle';

describe('toggle', () => {
  it('replaces and clears a single choice', () => {
    expect(toggle(['a'], 'b', false)).toEqual(['b']);
    expect(toggle(['a'], 'a', false)).toEqual([]);
  });

  it('adds and removes in a multiple choice', () => {
    expect(toggle(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(toggle(['a', 'b'], 'a', true)).toEqual(['b']);
  });
});
