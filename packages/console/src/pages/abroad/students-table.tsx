import { type AbroadSummary, mobilityDeskRoutes, type StudentAbroad } from '@yuanhang/contract';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call, usePages } from '../../shared/api';
import { SearchBox, useFilters } from '../../shared/forms';
import { useNow } from '../../shared/session';
import { Chip, clockText, dayText, FilterBar, KeysetTable, Pills, timeText } from '../../shared/ui';
import { ProxyDialog } from './proxy-dialog';

const states = [
  { key: 'all', label: '全部' },
  { key: 'overdue', label: '逾期' },
  { key: 'not_arrived', label: '未抵达' },
] as const;
type State = (typeof states)[number]['key'];

/** All students abroad, ordered by their next due check-in. */
export function StudentsTable({ countries }: { countries: AbroadSummary['countries'] }) {
  const filters = useFilters();
  const { now, today } = useNow(60);
  const [proxyFor, setProxyFor] = useState<StudentAbroad | null>(null);
  const state = states.find(({ key }) => key === filters.value('state'))?.key ?? 'all';
  const filter = { state, country: filters.value('country'), q: filters.value('q') };
  const pages = usePages(['abroad', 'students', filter], (cursor) =>
    call(mobilityDeskRoutes.studentsAbroad, { query: { ...filter, cursor, limit: 30 } }),
  );
  return (
    <>
      <FilterBar>
        <Pills<State>
          label="打卡情况"
          options={states}
          value={state}
          onChange={(key) => filters.choose('state', key === 'all' ? null : key)}
        />
        <Select
          allowClear
          aria-label="国家或地区"
          placeholder="所有国家和地区"
          popupMatchSelectWidth={false}
          value={filter.country ?? null}
          options={countries.map(({ country, name }) => ({ value: country, label: name }))}
          onChange={(country) => filters.choose('country', country)}
        />
        <SearchBox
          label="查找在外学生"
          placeholder="姓名、拼音、学号、申请号、项目、学校、城市"
          value={filter.q}
          onSearch={(text) => filters.choose('q', text)}
        />
      </FilterBar>
      <KeysetTable<StudentAbroad>
        label="在外学生"
        pages={pages}
        rowKey={({ applicationId }) => applicationId}
        empty="没有符合条件的学生"
        columns={[
          {
            title: '学生',
            render: (_, { student, applicationId }) => (
              <>
                <Link to={`/applications/${applicationId}?tab=check-ins`}>{student.name}</Link>
                <small>{student.studentNumber}</small>
                <small>{student.college}</small>
              </>
            ),
          },
          {
            title: '在哪里',
            render: (_, { place, programmeName, offsetMinutes }) => (
              <>
                <span className="no-wrap">{place}</span>
                <small>当地 {clockText(now, offsetMinutes)}</small>
                <small>{programmeName}</small>
              </>
            ),
          },
          {
            title: '打卡',
            className: 'no-wrap',
            render: (_, { lastCheckIn, nextCheckInOn, arrivedOn }) => (
              <>
                {arrivedOn === null ? '等待抵达' : `下次 ${dayText(nextCheckInOn, today)}`}
                <small>{lastCheckIn ? `上次 ${timeText(lastCheckIn.madeAt)}` : '还没有打卡'}</small>
              </>
            ),
          },
          {
            title: '逾期',
            className: 'no-wrap',
            render: (_, { overdueDays, reminders }) => (
              <>
                {overdueDays > 0 ? <Chip tone="amber">{overdueDays} 天</Chip> : '–'}
                {reminders > 0 && <small>已提醒 {reminders} 次</small>}
              </>
            ),
          },
          { title: '返校', className: 'no-wrap', render: (_, { returnOn }) => dayText(returnOn, today) },
          {
            title: '代办',
            render: (_, one) => (
              <Button size="small" onClick={() => setProxyFor(one)}>
                代打卡
              </Button>
            ),
          },
        ]}
      />
      {proxyFor && <ProxyDialog student={proxyFor} onClose={() => setProxyFor(null)} />}
    </>
  );
}
