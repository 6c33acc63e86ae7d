import { useQuery } from '@tanstack/react-query';
import { peopleRoutes } from '@yuanhang/contract';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { call } from '../../shared/api';
import { SearchBox } from '../../shared/forms';
import { useSession } from '../../shared/session';
import { FilterBar, Pills } from '../../shared/ui';
import { type Kind, longWait } from './filter';
import { useQueueCounts } from './use-queue';

/** Kinds with how many wait, the long waiting, and for those who see several colleges, which. */
export function QueueFilters() {
  const [params, setParams] = useSearchParams();
  const { is } = useSession();
  const { data } = useQueueCounts();
  const colleges = useQuery({
    queryKey: ['colleges'],
    queryFn: () => call(peopleRoutes.colleges, {}),
    enabled: is('office', 'finance'),
    staleTime: 600_000,
  });
  const counts = data?.counts ?? [];
  const all = counts.reduce((sum, { waiting }) => sum + waiting, 0);
  const kind = params.get('kind') ?? 'all';
  const choose = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return (
    <FilterBar>
      <Pills<Kind | 'all'>
        label="事项"
        value={counts.find((one) => one.kind === kind)?.kind ?? 'all'}
        options={[
          { key: 'all', label: '等我处理', count: all },
          ...counts
            .filter(({ waiting, kind: one }) => waiting > 0 || one === kind)
            .map(({ kind: key, kindLabel, waiting }) => ({ key, label: kindLabel, count: waiting })),
        ]}
        onChange={(key) => choose('kind', key === 'all' ? undefined : key)}
      />
      <button
        type="button"
        className="pill"
        aria-pressed={params.get('wait') === 'long'}
        onClick={() => choose('wait', params.get('wait') === 'long' ? undefined : 'long')}
      >
        等待超过 {longWait} 天
      </button>
      {is('office', 'finance') && (
        <Select
          allowClear
          aria-label="学院"
          placeholder="全部学院"
          popupMatchSelectWidth={false}
          value={params.get('college')}
          options={colleges.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(id?: string | null) => choose('college', id ?? undefined)}
        />
      )}
      <SearchBox
        label="在待办里查找"
        placeholder="姓名、学号、申请号"
        value={params.get('q') ?? undefined}
        onSearch={(text) => choose('q', text)}
      />
    </FilterBar>
  );
}
