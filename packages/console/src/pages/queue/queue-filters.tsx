import { reviewableSteps } from '@yuanhang/domain';
import { SearchBox, useFilters } from '../../shared/forms';
import { CollegeSelect } from '../../shared/lists';
import { useSession } from '../../shared/session';
import { FilterBar, Pills } from '../../shared/ui';
import { type Kind, longWait } from './filter';
import { useQueueCounts } from './use-queue';

/** Filters by kind with counts, by long waits and, for users who see several colleges, by college. */
export function QueueFilters() {
  const filters = useFilters();
  const { me } = useSession();
  const seesColleges = reviewableSteps({ userId: me.id, roles: me.roles, collegeIds: [] }).some(
    ({ colleges }) => colleges === 'all',
  );
  const { data } = useQueueCounts();
  const counts = data?.counts ?? [];
  const all = counts.reduce((sum, { waiting }) => sum + waiting, 0);
  const kind = filters.value('kind') ?? 'all';
  const isLong = filters.value('wait') === 'long';
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
        onChange={(key) => filters.choose('kind', key === 'all' ? null : key)}
      />
      <button
        type="button"
        className="pill"
        aria-pressed={isLong}
        onClick={() => filters.choose('wait', isLong ? null : 'long')}
      >
        等待超过 {longWait} 天
      </button>
      {seesColleges && <CollegeSelect filters={filters} />}
      <SearchBox
        label="在待办里查找"
        placeholder="姓名、拼音、学号、申请号、项目、学校、城市"
        value={filters.value('q')}
        onSearch={(text) => filters.choose('q', text)}
      />
    </FilterBar>
  );
}
