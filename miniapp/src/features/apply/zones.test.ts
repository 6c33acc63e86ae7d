import { selfArrangedForm } from '@yuanhang/domain';
import { withZones } from './zones';

const zonesOf = (values: Parameters<typeof withZones>[1]) =>
  withZones(selfArrangedForm, values).fields.find(({ key }) => key === 'timeZone');

it('offers cities, whose zones all exist', () => {
  const names = zonesOf({})?.options?.map(({ value }) => value) ?? [];
  for (const timeZone of names) expect(() => new Intl.DateTimeFormat('zh', { timeZone })).not.toThrow();
  expect(new Set(names).size).toBe(names.length);
});

it('keeps a zone that is not among them', () => {
  expect(zonesOf({ timeZone: 'Asia/Kabul' })?.options?.[0]).toEqual({ value: 'Asia/Kabul', label: 'Asia/Kabul' });
});
