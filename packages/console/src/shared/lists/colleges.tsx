import { useQuery } from '@tanstack/react-query';
import { peopleRoutes } from '@yuanhang/contract';
import { Select } from 'antd';
import { call } from '../api';
import type { Filters } from '../forms';

/** All colleges; cached long, because they rarely change. */
export const useColleges = () =>
  useQuery({ queryKey: ['colleges'], queryFn: () => call(peopleRoutes.colleges, {}), staleTime: 300_000 });

/** Selects a college; stored in the address under `collegeId`. */
export function CollegeSelect({ filters }: { filters: Filters }) {
  const colleges = useColleges();
  return (
    <Select
      allowClear
      showSearch
      optionFilterProp="label"
      aria-label="全部学院"
      placeholder="全部学院"
      popupMatchSelectWidth={false}
      value={filters.value('collegeId') ?? null}
      options={colleges.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      onChange={(id) => filters.choose('collegeId', id)}
    />
  );
}
