import { countries } from '@yuanhang/domain';
import { coordinatesOf } from './coordinates';

it('has coordinates for every destination', () => {
  expect(countries.filter(({ code }) => coordinatesOf(code) === null)).toEqual([]);
  expect(coordinatesOf(null)).toBeNull();
});
