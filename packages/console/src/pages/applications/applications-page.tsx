import { type ResponseOf, reportRoutes } from '@yuanhang/contract';
import { type Stage, stageLabels, stages } from '@yuanhang/domain';
import { Select, type TableColumnType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { call, usePages } from '../../shared/api';
import { SearchField, useFilters } from '../../shared/forms';
import { useNow } from '../../shared/session';
import { dayText, FilterBar, KeysetTable, PageHead, StageTag, timeText } from '../../shared/ui';

type Listed = ResponseOf<NonNullable<typeof reportRoutes.applications.schemas>>['items'][number];

/** 申请: all applications that were ever submitted, within the user's scope. */
export default function ApplicationsPage() {
  const filters = useFilters();
  const go = useNavigate();
  const { today } = useNow(3600);
  const filter = {
    q: filters.value('q'),
    stage: filters.oneOf('stage', stages),
  };
  const pages = usePages(['applications', filter], (cursor) =>
    call(reportRoutes.applications, { query: { ...filter, cursor, limit: 50 } }),
  );
  const columns: TableColumnType<Listed>[] = [
    {
      title: '学生',
      render: (_, { student, id }) => (
        <>
          <Link to={`/applications/${id}`}>{student.name}</Link>
          <small>
            {student.studentNumber} · {student.college}
          </small>
        </>
      ),
    },
    {
      title: '项目',
      render: (_, { programme, countryName, number }) => (
        <>
          {programme.name}
          <small>{[number, countryName].filter(Boolean).join(' · ')}</small>
        </>
      ),
    },
    { title: '状态', render: (_, { stage }) => <StageTag stage={stage} /> },
    {
      title: '交流日期',
      render: (_, { departOn, returnOn }) =>
        departOn ? `${dayText(departOn, today)} 至 ${dayText(returnOn, today)}` : '–',
    },
    { title: '提交', render: (_, { submittedAt }) => timeText(submittedAt) },
  ];
  return (
    <>
      <PageHead title="申请" />
      <FilterBar>
        <SearchField filters={filters} placeholder="姓名、拼音、学号、申请号、项目、学校、城市" />
        <Select<Stage>
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          popupMatchSelectWidth={false}
          value={filter.stage ?? null}
          options={stages.map((stage) => ({ value: stage, label: stageLabels[stage] }))}
          onChange={(stage) => filters.choose('stage', stage)}
        />
      </FilterBar>
      <KeysetTable
        label="申请列表"
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty="没有符合条件的申请"
        onOpen={({ id }) => go(`/applications/${id}`)}
      />
    </>
  );
}
