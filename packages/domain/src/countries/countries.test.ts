import fc from 'fast-check';
import { countries, countryName, findLocation, isCountryCode } from '.';
import { cities } from './cities';
import { withoutLeadingLocation } from './find-location';

it('lists each destination once', () => {
  expect(countries.length).toBeGreaterThanOrEqual(60);
  expect(new Set(countries.map((c) => c.code)).size).toBe(countries.length);
  expect(new Set(countries.map((c) => c.name)).size).toBe(countries.length);
  for (const { code } of countries) expect(code).toMatch(/^[A-Z]{2}$/);
  for (const { country } of cities) expect(isCountryCode(country)).toBe(true);
});

it('uses the official names of Hong Kong, Macao and Taiwan', () => {
  expect(['HK', 'MO', 'TW'].map(countryName)).toEqual(['中国香港', '中国澳门', '中国台湾']);
  expect(countryName('XX')).toBe('XX');
  expect(isCountryCode('__proto__')).toBe(false);
});

it('finds every name it lists', () => {
  for (const { code, name, aliases } of countries) {
    for (const text of [name, ...aliases]) expect(findLocation(`打卡 ${text} 平安`).country).toBe(code);
  }
  for (const { country, names } of cities) {
    for (const text of names) expect(findLocation(`in ${text}.`)).toEqual({ country, city: names[0] });
  }
});

it.each([
  ['柏林', { country: 'DE', city: '柏林' }],
  ['我在德国柏林', { country: 'DE', city: '柏林' }],
  ['Berlin, Germany', { country: 'DE', city: '柏林' }],
  ['BERLIN', { country: 'DE', city: '柏林' }],
  ['白俄罗斯', { country: 'BY' }],
  ['罗马尼亚', { country: 'RO' }],
  ['德国', { country: 'DE' }],
  ['德国，下周去巴黎', { country: 'DE' }],
  ['Berliner', {}],
  ['tell us', {}],
  ['一切顺利', {}],
])('finds in %s', (text, location) => {
  expect(findLocation(text)).toEqual(location);
});

it('removes a leading place, but not the beginning of a longer name', () => {
  expect(withoutLeadingLocation('德国柏林 一切顺利')).toBe('一切顺利');
  expect(withoutLeadingLocation('柏林自由大学')).toBe('柏林自由大学');
  expect(withoutLeadingLocation('德国，柏林自由大学')).toBe('柏林自由大学');
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => void [findLocation(text), withoutLeadingLocation(text)]),
  );
});
