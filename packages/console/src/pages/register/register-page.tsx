import { peopleRoutes, type ResponseOf } from '@yuanhang/contract';
import { eligibleGroupLabels, eligibleGroups } from '@yuanhang/domain';
import { Select, type TableColumnType } from 'antd';
import { call, usePages } from '../../shared/api';
import { SearchField, useFilters } from '../../shared/forms';
import { CollegeSelect } from '../../shared/lists';
import { Chip, FilterBar, KeysetTable, PageHead } from '../../shared/ui';
import { StudentDrawer } from './student-drawer';

type Student = ResponseOf<NonNullable<typeof peopleRoutes.students.schemas>>['items'][number];
const levelOptions = eligibleGroups.map((value) => ({ value, label: eligibleGroupLabels[value] }));
const columns: TableColumnType<Student>[] = [
  {
    title: '姓名',
    render: (_, { name, pinyin }) => (
      <>
        {name}
        <small>{pinyin}</small>
      </>
    ),
  },
  { title: '学号', dataIndex: 'studentNumber' },
  {
    title: '学院',
    render: (_, { college, major }) => (
      <>
        {college.name}
        <small>{major}</small>
      </>
    ),
  },
  {
    title: '层次',
    render: (_, { level, grade }) => (
      <>
        {eligibleGroupLabels[level]}
        <small>{grade}</small>
      </>
    ),
  },
  {
    title: '账号',
    render: (_, { status }) => (status === 'active' ? '正常' : <Chip tone="red">已停用</Chip>),
  },
];

/** 学生名册: the student register, within the user's scope. */
export default function RegisterPage() {
  const filters = useFilters();
  const filter = {
    q: filters.value('q'),
    collegeId: filters.value('collegeId'),
    level: filters.oneOf('level', eligibleGroups),
  };
  const pages = usePages(['students', filter], (cursor) =>
    call(peopleRoutes.students, { query: { ...filter, cursor, limit: 50 } }),
  );
  return (
    <>
      <PageHead title="学生名册" />
      <FilterBar>
        <SearchField filters={filters} placeholder="姓名、拼音或学号" />
        <CollegeSelect filters={filters} />
        <Select
          allowClear
          aria-label="全部层次"
          placeholder="全部层次"
          popupMatchSelectWidth={false}
          value={filter.level ?? null}
          options={levelOptions}
          onChange={(level) => filters.choose('level', level)}
        />
      </FilterBar>
      <KeysetTable
        label="学生名册"
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty="没有符合条件的学生"
        onOpen={({ id }) => filters.choose('student', id)}
      />
      <StudentDrawer id={filters.value('student') ?? null} onClose={() => filters.choose('student', null)} />
    </>
  );
}
