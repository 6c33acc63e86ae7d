import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type CitySuggestion, type ProgrammeInput, placeRoutes, programmeLimits } from '@yuanhang/contract';
import { countries, countryName } from '@yuanhang/domain';
import { AutoComplete, Form, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../../shared/api';
import { NoAria } from '../../../shared/forms';
import { fieldLabels } from './differences';

const required = [{ required: true, message: '请填写' }];
const countryOptions = countries.map(({ code, name, aliases }) => ({
  value: code,
  label: name,
  words: [name, code, ...aliases].join(' ').toLowerCase(),
}));

type Place = Pick<ProgrammeInput, 'country' | 'city' | 'timeZone'>;

/** Country, city and zone: cities are suggested, and a city proposes its country and its zone. */
export function PlaceFields() {
  const form = Form.useFormInstance<ProgrammeInput>();
  const country = Form.useWatch<Place['country'] | undefined>('country', form) ?? undefined;
  const city = Form.useWatch<Place['city'] | undefined>('city', form) ?? '';
  const cities = useCities(city, country);

  async function proposeZone(code: string | undefined) {
    if (code === undefined) return;
    const { items } = await call(placeRoutes.zones, { query: { country: code } });
    const current: string | null = form.getFieldValue('timeZone');
    if (items.some(({ timeZone }) => timeZone === current)) return;
    // Of several zones the user chooses; the list shows them.
    form.setFieldValue('timeZone', items.length === 1 ? (items[0]?.timeZone ?? null) : null);
  }

  function take({ name, country: code, timeZone }: CitySuggestion) {
    form.setFieldsValue({ city: name, country: code, timeZone });
  }

  return (
    <>
      <Form.Item name="country" label={fieldLabels.country} rules={required}>
        <NoAria onChange={(code) => void proposeZone(code)}>
          <Select
            showSearch
            allowClear
            placeholder="输入名称查找"
            options={countryOptions}
            filterOption={(text, option) => option?.words.includes(text.toLowerCase()) ?? false}
          />
        </NoAria>
      </Form.Item>
      <Form.Item name="city" label={fieldLabels.city}>
        <AutoComplete
          maxLength={programmeLimits.city}
          placeholder="中文或当地名称"
          options={cities.map((one, at) => ({ key: at, value: one.name, label: labelOf(one), city: one }))}
          onSelect={(_, { city: chosen }) => take(chosen)}
        />
      </Form.Item>
      <ZoneField country={country} />
    </>
  );
}

function ZoneField({ country }: { country: string | undefined }) {
  const [q, setQ] = useState('');
  const chosen = Form.useWatch<string | null | undefined>('timeZone');
  const ofCountry = useZones('', country);
  const found = useZones(q, undefined);
  const named = useZones(chosen ?? '', undefined).find(({ timeZone }) => timeZone === chosen);
  const foreign =
    country !== undefined && chosen && ofCountry.length > 0 && !ofCountry.some(({ timeZone }) => timeZone === chosen);
  const shown = q === '' ? [...ofCountry, ...(named && foreign !== false ? [named] : [])] : found;
  const options = [...new Map(shown.map((zone) => [zone.timeZone, zone])).values()].map(({ timeZone, label }) => ({
    value: timeZone,
    label,
  }));
  return (
    <Form.Item
      name="timeZone"
      label={fieldLabels.timeZone}
      rules={required}
      validateStatus={foreign ? 'warning' : undefined}
      extra={foreign ? `这不是${countryName(country)}的时区，请确认` : '打卡和提醒按当地的日子算'}
    >
      <NoAria>
        <Select
          showSearch
          allowClear
          placeholder="输入城市查找"
          filterOption={false}
          onSearch={setQ}
          onSelect={() => setQ('')}
          options={options}
        />
      </NoAria>
    </Form.Item>
  );
}

const labelOf = ({ name, localName, countryName: of }: CitySuggestion) =>
  [name, localName, of].filter((part) => part !== null).join(' · ');

function useCities(q: string, country: string | undefined): readonly CitySuggestion[] {
  const query = { q, ...(country === undefined ? {} : { country }) };
  const { data } = useQuery({
    queryKey: ['cities', query],
    queryFn: () => call(placeRoutes.cities, { query }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  return q === '' ? [] : (data?.items ?? []);
}

function useZones(q: string, country: string | undefined) {
  const query = { q, ...(country === undefined ? {} : { country }) };
  const { data } = useQuery({
    queryKey: ['zones', query],
    queryFn: () => call(placeRoutes.zones, { query }),
    enabled: q !== '' || country !== undefined,
  });
  return data?.items ?? [];
}
