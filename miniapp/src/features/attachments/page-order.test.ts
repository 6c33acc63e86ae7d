import { movedUp } from './page-order';

it('moves a page one place up, and the first nowhere', () => {
  expect(movedUp(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(movedUp(['a', 'b', 'c'], 1)).toEqual(['b', 'a', 'c']);
  expect(movedUp(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c']);
});
