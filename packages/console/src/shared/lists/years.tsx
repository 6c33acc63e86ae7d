import { useQuery } from '@tanstack/react-query';
import { programmeRoutes } from '@yuanhang/contract';
import { Select } from 'antd';
import { call } from '../api';
import type { Filters } from '../forms';

/** Selects one of the programmes' years; stored in the address under `year`. */
export function YearSelect({ filters }: { filters: Filters }) {
  const years = useQuery({ queryKey: ['years'], queryFn: () => call(programmeRoutes.filters, {}), staleTime: 300_000 });
  return (
    <Select
      allowClear
      aria-label="全部年度"
      placeholder="全部年度"
      popupMatchSelectWidth={false}
      value={filters.value('year') ?? null}
      options={years.data?.years.map((year) => ({ value: String(year), label: `${year} 年度` })) ?? []}
      onChange={(year) => filters.choose('year', year)}
    />
  );
}
