import { SafetyCertificateOutlined } from '@ant-design/icons';
import { auditRoutes, type ResponseOf } from '@yuanhang/contract';
import { roleLabels } from '@yuanhang/domain';
import { Button, Input, Select, type TableColumnType } from 'antd';
import { useState } from 'react';
import { call, useAction, usePages } from '../../shared/api';
import { DateField, SearchField, useFilters } from '../../shared/forms';
import { buttonLoading, FilterBar, KeysetTable, PageHead, timeText } from '../../shared/ui';
import { actionLabels, actionText, detailText, subjectText } from './labels';
import { Verdict, type Verification } from './verdict';

type Entry = ResponseOf<NonNullable<typeof auditRoutes.list.schemas>>['items'][number];
const actionOptions = Object.entries(actionLabels).map(([value, label]) => ({ value, label }));

/** 审计: the audit log, and whether its hash chain is intact. */
export default function AuditPage() {
  const filters = useFilters();
  const [verdict, setVerdict] = useState<Verification | null>(null);
  const [noted, setNoted] = useState('');
  const verify = useAction(() => call(auditRoutes.verify, { body: noted.trim() === '' ? {} : { end: noted.trim() } }), {
    onDone: setVerdict,
  });
  const filter = {
    action: filters.value('action'),
    actorId: filters.value('actor'),
    subjectId: filters.value('subject'),
    from: filters.value('from'),
    until: filters.value('until'),
    q: filters.value('q'),
  };
  const pages = usePages(['audit', filter], (cursor) =>
    call(auditRoutes.list, { query: { ...filter, cursor, limit: 50 } }),
  );
  const day = (name: 'from' | 'until', words: string) => (
    <DateField
      aria-label={words}
      placeholder={words}
      value={filter[name] ?? null}
      onChange={(date) => filters.choose(name, date)}
    />
  );
  return (
    <>
      <PageHead title="审计" note="只增不改；每一条都和前一条连在一起">
        <Input
          className="audit-noted-end"
          aria-label="上次记下的末尾"
          placeholder="上次记下的末尾（可不填）"
          maxLength={75}
          value={noted}
          onChange={({ target }) => setNoted(target.value)}
        />
        <Button
          icon={<SafetyCertificateOutlined aria-hidden />}
          loading={buttonLoading(verify.busy)}
          onClick={() => verify.run(undefined)}
        >
          校验是否被改动
        </Button>
      </PageHead>
      {verdict && <Verdict found={verdict} />}
      <FilterBar>
        <SearchField filters={filters} placeholder="姓名、学号、申请编号或内容" />
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          aria-label="全部操作"
          placeholder="全部操作"
          popupMatchSelectWidth={false}
          value={filter.action ?? null}
          options={actionOptions}
          onChange={(action) => filters.choose('action', action)}
        />
        <span>{day('from', '从哪天')}</span>
        <span>{day('until', '到哪天')}</span>
        {(filter.actorId || filter.subjectId) && (
          <Button
            onClick={() => {
              filters.choose('actor', null);
              filters.choose('subject', null);
            }}
          >
            不限操作人与对象
          </Button>
        )}
      </FilterBar>
      <KeysetTable
        label="审计日志"
        pages={pages}
        columns={columnsFor(filters.choose)}
        rowKey={({ id }) => id}
        empty="没有符合条件的记录"
      />
    </>
  );
}

const columnsFor = (choose: (name: string, value: string) => void): TableColumnType<Entry>[] => [
  { title: '时间', width: 150, render: (_, { at }) => timeText(at) },
  {
    title: '操作人',
    width: 150,
    render: (_, { actor }) => (
      <>
        <Button type="link" size="small" className="plain-link" onClick={() => choose('actor', actor.id)}>
          {actor.name || roleLabels[actor.role]}
        </Button>
        <small>{roleLabels[actor.role]}</small>
      </>
    ),
  },
  { title: '操作', width: 150, render: (_, { action }) => actionText(action) },
  {
    title: '对象',
    width: 150,
    render: (_, { subject }) => (
      <>
        <Button type="link" size="small" className="plain-link" onClick={() => choose('subject', subject.id)}>
          {subject.name || subjectText(subject.type)}
        </Button>
        {subject.name !== '' && <small>{subjectText(subject.type)}</small>}
      </>
    ),
  },
  {
    title: '内容',
    render: (_, { action, detail }) => <p className="clamped">{detailText(action, detail)}</p>,
  },
];
