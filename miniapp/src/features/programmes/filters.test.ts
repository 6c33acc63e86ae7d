import { type FilterMenu, filterMenus, firstFilters, isNarrowed, noFilters, toQuery } from './filters';

const known = { years: [2027, 2026], countries: [{ code: 'DE', name: '德国' }] };
const menu = (filters = noFilters, key: FilterMenu['key'] = 'place') => {
  const found = filterMenus(filters, known).find((one) => one.key === key);
  if (!found) throw new Error(`no menu ${key}`);
  return found;
};
const option = (label: string, from: FilterMenu) => {
  const found = from.options.find((one) => one.label === label);
  if (!found) throw new Error(`no option ${label}`);
  return found;
};

describe('toQuery', () => {
  it('sends only filters that are set', () => {
    expect(toQuery(firstFilters)).toEqual({ open: 'true', sort: 'closing' });
    expect(toQuery({ ...noFilters, q: ' 柏林 ', year: 2027 })).toEqual({ q: '柏林', year: 2027, sort: 'closing' });
  });
});

describe('isNarrowed', () => {
  it('does not count the order', () => {
    expect(isNarrowed({ ...noFilters, sort: 'name' })).toBe(false);
    expect(isNarrowed(firstFilters)).toBe(true);
  });
});

describe('filterMenus', () => {
  it('shows the title until something is chosen', () => {
    expect(menu()).toMatchObject({ label: '地区', active: false });
    expect(option('不限地区', menu()).selected).toBe(true);
  });

  it('takes a region or a country, never both', () => {
    const europe = option('欧洲', menu()).next;
    expect(europe).toMatchObject({ region: 'europe', country: null });
    const germany = option('德国', menu(europe)).next;
    expect(germany).toMatchObject({ region: null, country: 'DE' });
    expect(menu(germany)).toMatchObject({ label: '德国', active: true });
  });

  it('offers the known years', () => {
    expect(menu(noFilters, 'year').options.map(({ label }) => label)).toEqual(['不限年度', '2027 年', '2026 年']);
  });

  it('counts an order as chosen unless it is the default', () => {
    expect(menu(noFilters, 'sort').active).toBe(false);
    expect(menu({ ...noFilters, sort: 'name' }, 'sort')).toMatchObject({ active: true, label: '按名称' });
  });
});
