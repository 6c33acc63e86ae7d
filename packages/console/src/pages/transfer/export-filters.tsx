import {
  countries,
  eligibleGroupLabels,
  eligibleGroups,
  programmeCategories,
  programmeCategoryLabels,
  stageLabels,
  stages,
} from '@yuanhang/domain';
import { Select } from 'antd';
import { DateField, type Filters } from '../../shared/forms';
import { CollegeSelect, YearSelect } from '../../shared/lists';
import { FilterBar } from '../../shared/ui';

const options = <Key extends string>(keys: readonly Key[], labels: Readonly<Record<Key, string>>) =>
  keys.map((value) => ({ value, label: labels[value] }));

/** The filters shared by all exports. */
export function ExportFilters({ filters }: { filters: Filters }) {
  const select = (name: string, placeholder: string, of: { value: string; label: string }[]) => (
    <Select
      allowClear
      showSearch
      optionFilterProp="label"
      aria-label={placeholder}
      placeholder={placeholder}
      popupMatchSelectWidth={false}
      value={filters.value(name) ?? null}
      options={of}
      onChange={(value) => filters.choose(name, value)}
    />
  );
  const day = (name: string, placeholder: string) => (
    <DateField
      aria-label={placeholder}
      placeholder={placeholder}
      value={filters.value(name) ?? null}
      onChange={(date) => filters.choose(name, date)}
    />
  );
  return (
    <FilterBar>
      <YearSelect filters={filters} />
      <CollegeSelect filters={filters} />
      {select('stage', '全部状态', options(stages, stageLabels))}
      {select('category', '全部类别', options(programmeCategories, programmeCategoryLabels))}
      {select(
        'country',
        '全部国家和地区',
        countries.map(({ code, name }) => ({ value: code, label: name })),
      )}
      {select('level', '全部层次', options(eligibleGroups, eligibleGroupLabels))}
      <span className="filter-day">{day('submittedFrom', '从哪天')}</span>
      <span className="filter-day">{day('submittedUntil', '到哪天')}</span>
    </FilterBar>
  );
}
