import { countries } from '@yuanhang/domain';
import { cities as citiesOfChat } from '../../../../packages/domain/src/countries/cities';
import { isTimeZone } from '../../platform/zones';
import { findCity, searchCities, zoneLabel, zonesOf } from '.';
import { allCities } from './cities';

const winter = new Date('2026-12-01T00:00:00Z');
const summer = new Date('2027-07-01T00:00:00Z');

it.each([
  ['柏林', '柏林', 'DE'],
  ['柏林市', '柏林', 'DE'],
  ['德国柏林', '柏林', 'DE'],
  ['Berlin', '柏林', 'DE'],
  ['ＢＥＲＬＩＮ', '柏林', 'DE'],
  ['Berlin-Mitte', '柏林', 'DE'],
  ['München', '慕尼黑', 'DE'],
  ['Muenchen', '慕尼黑', 'DE'],
  ['Munchen', '慕尼黑', 'DE'],
  ['Munich', '慕尼黑', 'DE'],
  ['慕尼黑', '慕尼黑', 'DE'],
  ['København', '哥本哈根', 'DK'],
  ['Kobenhavn', '哥本哈根', 'DK'],
  ['Lyon, France', '里昂', 'FR'],
  ['Cambridge', '剑桥', 'GB'],
  ['St Andrews', '圣安德鲁斯', 'GB'],
])('finds %s', (text, name, country) => {
  const city = findCity(text);
  expect([city?.names[0], city?.country]).toEqual([name, country]);
});

it('looks in the country, and finds nothing for what is no city', () => {
  expect(findCity('Cambridge', 'US')?.timeZone).toBe('America/New_York');
  expect(findCity('柏林', 'FR')).toBeNull();
  expect(['', '一切顺利', '市', '-', '霍格沃茨'].map((text) => findCity(text))).toEqual([null, null, null, null, null]);
});

it('knows each city of the chat by each of its names, in the same country', () => {
  const unknown = citiesOfChat.flatMap(({ country, names }) =>
    names.filter((name) => findCity(name, country)?.names[0] !== names[0]),
  );
  expect(unknown).toEqual([]);
});

it('suggests by beginning and part, the largest first', () => {
  const names = (text: string, country?: string) =>
    searchCities(text, { country, limit: 3 }).map((city) => city.names[0]);
  expect(names('muen')[0]).toBe('慕尼黑');
  expect(names('慕尼')[0]).toBe('慕尼黑');
  expect(names('york', 'US')).toContain('纽约');
  expect(names('', 'FR')[0]).toBe('巴黎');
  expect(names('zzzz')).toEqual([]);
});

it('has a known zone for every city and at least one for every destination', () => {
  const zones = [...new Set(allCities().map(({ timeZone }) => timeZone))];
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(countries.filter(({ code }) => zonesOf(code).length === 0)).toEqual([]);
  expect(zonesOf('DE')).toEqual(['Europe/Berlin']);
  expect(zonesOf('US')[0]).toBe('America/New_York');
});

it('names zones by a city, with the offset of the day', () => {
  expect(zoneLabel('Europe/Berlin', winter)).toBe('柏林时间（UTC+1）');
  expect(zoneLabel('Europe/Berlin', summer)).toBe('柏林时间（UTC+2）');
  expect(zoneLabel('America/New_York', winter)).toBe('纽约时间（UTC-5）');
  expect(zoneLabel('Asia/Kolkata', winter)).toContain('（UTC+5:30）');
});
