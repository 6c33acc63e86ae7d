import './programmes.css';
import { PlusOutlined } from '@ant-design/icons';
import { type ProgrammeSummary, programmeRoutes } from '@yuanhang/contract';
import {
  programmeCategories,
  programmeCategoryLabels,
  programmeStatuses,
  programmeStatusLabels,
} from '@yuanhang/domain';
import { Button, Segmented, Select, type TableColumnType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { call, usePages } from '../../shared/api';
import { SearchField, useFilters } from '../../shared/forms';
import { YearSelect } from '../../shared/lists';
import { useNow, useSession } from '../../shared/session';
import { Chip, dayText, FilterBar, KeysetTable, PageHead, Pills } from '../../shared/ui';
import { CopyButton } from './copy-button';
import { groupsText, statusTones, windowTones } from './labels';
import { ProgrammeTimeline } from './programme-timeline';

const views = ['list', 'calendar'] as const;
const viewOptions = [
  { value: 'list', label: '列表' },
  { value: 'calendar', label: '日历' },
];
const statusOptions = [
  { key: 'all', label: '全部' },
  ...programmeStatuses.map((key) => ({ key, label: programmeStatusLabels[key] })),
] as const;
const categoryOptions = programmeCategories.map((value) => ({ value, label: programmeCategoryLabels[value] }));

/** 项目: all programmes, as a list or a timeline; creates new ones and copies for the next year. */
export default function ProgrammesPage() {
  const filters = useFilters();
  const { may } = useSession();
  const { today } = useNow(3600);
  const go = useNavigate();
  const view = filters.oneOf('view', views) ?? 'list';
  const filter = {
    status: filters.oneOf('status', programmeStatuses),
    category: filters.oneOf('category', programmeCategories),
    year: filters.value('year'),
    q: filters.value('q'),
  };
  const pages = usePages(['programmes', filter, view], (cursor) =>
    call(programmeRoutes.adminList, { query: { ...filter, cursor, limit: view === 'calendar' ? 100 : 30 } }),
  );
  return (
    <>
      <PageHead title="项目">
        <Segmented
          aria-label="怎样看"
          value={view}
          options={viewOptions}
          onChange={(next) => filters.choose('view', next)}
        />
        {may(programmeRoutes.create) && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/programmes/new')}>
            新建项目
          </Button>
        )}
      </PageHead>
      <FilterBar>
        <Pills
          label="项目状态"
          options={statusOptions}
          value={filter.status ?? 'all'}
          onChange={(key) => filters.choose('status', key === 'all' ? null : key)}
        />
        <SearchField filters={filters} placeholder="项目、学校、城市、国家" />
        <Select
          allowClear
          aria-label="类别"
          placeholder="全部类别"
          popupMatchSelectWidth={false}
          value={filter.category ?? null}
          options={categoryOptions}
          onChange={(key) => filters.choose('category', key)}
        />
        <YearSelect filters={filters} />
      </FilterBar>
      {view === 'calendar' ? (
        <ProgrammeTimeline pages={pages} />
      ) : (
        <KeysetTable
          label="项目列表"
          pages={pages}
          columns={columnsFor(today, may(programmeRoutes.copy))}
          rowKey={({ id }) => id}
          empty="没有符合条件的项目"
          onOpen={({ id }) => go(`/programmes/${id}`)}
        />
      )}
    </>
  );
}

function columnsFor(today: string, mayCopy: boolean): TableColumnType<ProgrammeSummary>[] {
  return [
    {
      title: '项目',
      render: (_, { id, name, countryName, city, institution, selfArranged }) => (
        <>
          <Link to={`/programmes/${id}`}>{name}</Link>
          <small>{selfArranged ? '学生自行联系' : [countryName, city, institution].filter(Boolean).join(' · ')}</small>
        </>
      ),
    },
    {
      title: '类别',
      render: (_, { category, eligibleGroups, year }) => (
        <>
          {programmeCategoryLabels[category]}
          <small>
            {year} 年度 · {groupsText(eligibleGroups)}
          </small>
        </>
      ),
    },
    {
      title: '申报',
      render: (_, { applyFrom, applyUntil, window, windowText, status }) => (
        <>
          {dayText(applyFrom, today)} 至 {dayText(applyUntil, today)}
          {status === 'published' && (
            <small>
              <Chip tone={windowTones[window]}>{windowText}</Chip>
            </small>
          )}
        </>
      ),
    },
    {
      title: '名额',
      render: (_, { places, placesTaken }) =>
        places === null ? `${placesTaken} / 不限` : `${placesTaken} / ${places}`,
    },
    {
      title: '状态',
      render: (_, { status }) => <Chip tone={statusTones[status]}>{programmeStatusLabels[status]}</Chip>,
    },
    ...(mayCopy
      ? [
          {
            title: '',
            align: 'right' as const,
            render: (_: unknown, programme: ProgrammeSummary) => <CopyButton programme={programme} size="small" />,
          },
        ]
      : []),
  ];
}
