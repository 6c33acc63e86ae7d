import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { programmeRoutes, type ResponseOf } from '@yuanhang/contract';
import { App, Button, type TableColumnType } from 'antd';
import { useState } from 'react';
import { call, useAction, usePages } from '../../shared/api';
import { SearchField, useFilters } from '../../shared/forms';
import { useNow } from '../../shared/session';
import { Chip, dayText, FilterBar, KeysetTable, PageHead, type Tone, timeText } from '../../shared/ui';
import { GrantDialog } from './grant-dialog';

type Pass = ResponseOf<NonNullable<typeof programmeRoutes.listPasses.schemas>>['items'][number];
const states: Record<Pass['state'], readonly [label: string, tone: Tone]> = {
  valid: ['有效', 'green'],
  expired: ['已过期', 'neutral'],
  revoked: ['已撤销', 'neutral'],
};

/** 补录许可: lets one student apply to one programme after its window. */
export default function PassesPage() {
  const filters = useFilters();
  const { today } = useNow(3600);
  const { modal } = App.useApp();
  const client = useQueryClient();
  const [granting, setGranting] = useState(false);
  const q = filters.value('q');
  const pages = usePages(['passes', q], (cursor) =>
    call(programmeRoutes.listPasses, { query: { q, cursor, limit: 30 } }),
  );
  const refresh = () => client.invalidateQueries({ queryKey: ['passes'] });
  const revoke = useAction((id: string) => call(programmeRoutes.revokePass, { params: { id } }), {
    done: '已撤销',
    onDone: refresh,
  });
  const ask = ({ id, student, programme }: Pass) =>
    modal.confirm({
      title: `撤销${student.name}的补录许可？`,
      content: `凭它开始的「${programme.name}」申请将不能再提交。`,
      okText: '撤销',
      cancelText: '取消',
      okButtonProps: { danger: true },
      onOk: () => revoke.run(id),
    });
  const columns: TableColumnType<Pass>[] = [
    {
      title: '学生',
      render: (_, { student }) => (
        <>
          {student.name}
          <small>{student.studentNumber}</small>
        </>
      ),
    },
    {
      title: '项目',
      render: (_, { programme, reason }) => (
        <>
          {programme.name}
          <small>{reason}</small>
        </>
      ),
    },
    { title: '有效到（当日 24:00，北京时间）', render: (_, { expiresOn }) => dayText(expiresOn, today) },
    {
      title: '给予',
      render: (_, { grantedBy, grantedAt }) => (
        <>
          {grantedBy}
          <small>{timeText(grantedAt)}</small>
        </>
      ),
    },
    { title: '状态', render: (_, { state }) => <Chip tone={states[state][1]}>{states[state][0]}</Chip> },
    {
      title: '',
      align: 'right',
      render: (_, pass) =>
        pass.state === 'valid' && (
          <Button size="small" onClick={() => ask(pass)}>
            撤销
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHead title="补录许可" note="让一名学生在申报截止之后申请一个项目">
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setGranting(true)}>
          给予许可
        </Button>
      </PageHead>
      <FilterBar>
        <SearchField filters={filters} placeholder="姓名、拼音或学号" />
      </FilterBar>
      <KeysetTable label="补录许可" pages={pages} columns={columns} rowKey={({ id }) => id} empty="没有补录许可" />
      <GrantDialog open={granting} onClose={() => setGranting(false)} onDone={refresh} />
    </>
  );
}
