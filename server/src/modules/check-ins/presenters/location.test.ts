import { locationInSentence, locationLabel, resolveLocation } from './location';

const berlin = { country: 'DE', city: '柏林' };
const named = (city: string, country?: string) => locationLabel(resolveLocation({ city, country }, [berlin]));

test('keeps the given place, adds the country of a city, and names a country once', () => {
  expect(named('')).toBe('德国 柏林');
  expect(named('汉堡')).toBe('德国 汉堡');
  expect(named('东京')).toBe('日本 东京');
  expect(named('德国 · 慕尼黑')).toBe('德国 慕尼黑');
  expect(named('新加坡')).toBe('新加坡');
  expect(named('小镇 Wannsee')).toBe('德国 小镇 Wannsee');
  expect(named('', 'FR')).toBe('法国');
  expect(locationLabel(resolveLocation({}, []))).toBe('');
  expect(locationInSentence('德国 柏林')).toBe('德国柏林');
  expect(locationInSentence('德国 Wannsee')).toBe('德国 Wannsee');
});
