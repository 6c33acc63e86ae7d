import { type ResponseOf, reportRoutes } from '@yuanhang/contract';
import { type Stage, stageLabels, stages } from '@yuanhang/domain';
import { Select, type TableColumnType } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { call, usePages } from '../../shared/api';
import { SearchBox } from '../../shared/forms';
import { useNow } from '../../shared/session';
import { dayText, FilterBar, KeysetTable, PageHead, StageTag, timeText } from '../../shared/ui';

type Listed = ResponseOf<NonNullable<typeof reportRoutes.applications.schemas>>['items'][number];

/** 申请: whatever was handed in once, within the person's scope. */
export default function ApplicationsPage() {
  const [params, setParams] = useSearchParams();
  const go = useNavigate();
  const { today } = useNow(3600);
  const filter = {
    q: params.get('q') ?? undefined,
    stage: params.get('stage') ?? undefined,
  };
  const pages = usePages(['applications', filter], (cursor) =>
    call(reportRoutes.applications, { query: { ...filter, cursor, limit: 50 } }),
  );
  const choose = (name: string, value: string | undefined) =>
    setParams((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
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
        <SearchBox placeholder="姓名、学号、申请号" value={filter.q} onSearch={(text) => choose('q', text)} />
        <Select<Stage>
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          popupMatchSelectWidth={false}
          {...(filter.stage && { value: filter.stage as Stage })}
          options={stages.map((stage) => ({ value: stage, label: stageLabels[stage] }))}
          onChange={(stage) => choose('stage', stage)}
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
