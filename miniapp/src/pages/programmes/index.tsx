import Taro from '@tarojs/taro';
import { programmeRoutes } from '@yuanhang/contract';
import { useState } from 'react';
import { paths } from '../../features/navigation/paths';
import { FilterBar } from '../../features/programmes/filter-bar';
import { firstFilters, isNarrowed, noFilters, type ProgrammeFilters, toQuery } from '../../features/programmes/filters';
import { ProgrammeCard } from '../../features/programmes/programme-card';
import { call, useAnswer, useLater, usePages } from '../../shared/api';
import { AnswerView, Empty, MoreBelow, Page } from '../../shared/ui';

export default function Programmes() {
  const [filters, setFilters] = useState<ProgrammeFilters>(firstFilters);
  // A search is sent when the user stops typing; a filter at once.
  const q = useLater(filters.q, 300);
  const query = toQuery({ ...filters, q });
  const known = useAnswer(() => call(programmeRoutes.filters, {}));
  const found = usePages(
    (page) => call(programmeRoutes.list, { query: { ...query, ...page } }),
    [JSON.stringify(query)],
  );
  return (
    <Page title="交流项目">
      <FilterBar filters={filters} known={known.data ?? { years: [], countries: [] }} onChange={setFilters} />
      <AnswerView answer={found}>
        {({ items }) =>
          items.length === 0 ? (
            <NothingFound narrowed={isNarrowed(filters)} onWiden={() => setFilters(noFilters)} />
          ) : (
            <>
              {items.map((programme) => (
                <ProgrammeCard
                  key={programme.id}
                  programme={programme}
                  onTap={() => void Taro.navigateTo({ url: paths.programme(programme.id) })}
                />
              ))}
              <MoreBelow below={found.below} onMore={found.loadMore} />
            </>
          )
        }
      </AnswerView>
    </Page>
  );
}

function NothingFound({ narrowed, onWiden }: { readonly narrowed: boolean; readonly onWiden: () => void }) {
  if (!narrowed) return <Empty title="还没有项目" hint="新项目发布后会出现在这里" />;
  return (
    <Empty
      drawing="search"
      title="没有符合条件的项目"
      hint="放宽条件，或看看全部项目"
      action={{ label: '查看全部', onTap: onWiden }}
    />
  );
}
