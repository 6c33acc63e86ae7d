import { checkInBody } from './body';

it('sends what was filled in, and nothing for what was left empty', () => {
  expect(checkInBody({ city: ' 柏林 ', note: '   ', arrivedOn: null, address: 'Garystraße 35' })).toEqual({
    city: '柏林',
    address: 'Garystraße 35',
  });
});
