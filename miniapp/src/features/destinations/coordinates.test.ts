import { countries } from '@yuanhang/domain';
import { coordinatesOf } from './coordinates';

it('knows where every destination of the list is', () => {
  expect(countries.filter(({ code }) => coordinatesOf(code) === null)).toEqual([]);
  expect(coordinatesOf(null)).toBeNull();
});
