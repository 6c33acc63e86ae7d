import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { peopleLimits, peopleRoutes } from '@yuanhang/contract';
import { roleLabels, staffRoles } from '@yuanhang/domain';
import { Button, Select, type TableColumnType } from 'antd';
import { useState } from 'react';
import { call, useAction, usePages } from '../../shared/api';
import { SearchField, useFilters } from '../../shared/forms';
import { Chip, FilterBar, KeysetTable, ReasonDialog, timeText } from '../../shared/ui';
import type { User } from './user';
import { UserDialog } from './user-dialog';

const statuses = ['active', 'disabled'] as const;
const roleOptions = staffRoles.map((value) => ({ value, label: roleLabels[value] }));
const statusOptions = [
  { value: 'active', label: '正常' },
  { value: 'disabled', label: '已停用' },
];
export const roleText = ({ role, college }: User['roles'][number]): string =>
  college ? `${roleLabels[role]} · ${college.name}` : roleLabels[role];

/** Staff accounts with their roles; disabled accounts cannot sign in. */
export function Users() {
  const filters = useFilters();
  const client = useQueryClient();
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  const [stopped, setStopped] = useState<User | null>(null);
  const filter = {
    role: filters.oneOf('role', staffRoles),
    status: filters.oneOf('status', statuses),
    q: filters.value('q'),
  };
  const pages = usePages(['users', filter], (cursor) =>
    call(peopleRoutes.users, { query: { ...filter, cursor, limit: 30 } }),
  );
  const refresh = () => client.invalidateQueries({ queryKey: ['users'] });
  const setStatus = useAction(
    ({ id, version, status, reason }: Pick<User, 'id' | 'version' | 'status'> & { reason: string }) =>
      call(peopleRoutes.setStatus, { params: { id }, body: { version, status, reason } }),
    {
      done: ({ status }) => (status === 'disabled' ? '已停用，登录马上失效' : '已恢复'),
      onDone: async () => {
        setStopped(null);
        await refresh();
      },
    },
  );
  const isOff = stopped?.status === 'disabled';
  const select = (name: 'role' | 'status', words: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={words}
      placeholder={words}
      popupMatchSelectWidth={false}
      value={filter[name] ?? null}
      options={options}
      onChange={(value) => filters.choose(name, value)}
    />
  );
  return (
    <>
      <FilterBar>
        <SearchField filters={filters} placeholder="姓名或统一认证账号" />
        {select('role', '全部角色', roleOptions)}
        {select('status', '全部状态', statusOptions)}
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          添加教职工
        </Button>
      </FilterBar>
      <KeysetTable
        label="教职工"
        pages={pages}
        columns={columnsFor(setEdited, setStopped)}
        rowKey={({ id }) => id}
        empty="没有符合条件的教职工"
      />
      {edited !== null && (
        <UserDialog user={edited === 'new' ? null : edited} onClose={() => setEdited(null)} onDone={refresh} />
      )}
      <ReasonDialog
        open={stopped !== null}
        title={stopped ? `${isOff ? '恢复' : '停用'}${stopped.name}的账号` : ''}
        label="理由"
        hint="会写入审计日志。"
        okText={isOff ? '恢复' : '停用'}
        danger={!isOff}
        max={peopleLimits.statusReason}
        busy={setStatus.busy}
        onCancel={() => setStopped(null)}
        onOk={(reason) => stopped && setStatus.run({ ...target(stopped), reason })}
      />
    </>
  );
}

const target = ({ id, version, status }: User) => ({
  id,
  version,
  status: status === 'disabled' ? ('active' as const) : ('disabled' as const),
});

const columnsFor = (edit: (user: User) => void, stop: (user: User) => void): TableColumnType<User>[] => [
  {
    title: '姓名',
    render: (_, { name, casId }) => (
      <>
        {name}
        <small>{casId ?? '没有统一认证账号'}</small>
      </>
    ),
  },
  {
    title: '角色',
    render: (_, { roles, isStudent }) => (
      <span className="chips">
        {roles.map((role) => (
          <Chip key={roleText(role)} tone="sea">
            {roleText(role)}
          </Chip>
        ))}
        {isStudent && <Chip>学生</Chip>}
      </span>
    ),
  },
  {
    title: '状态',
    render: (_, { status }) => (
      <Chip tone={status === 'active' ? 'green' : 'red'}>{status === 'active' ? '正常' : '已停用'}</Chip>
    ),
  },
  { title: '更新', render: (_, { updatedAt }) => timeText(updatedAt) },
  {
    title: '',
    align: 'right',
    render: (_, user) => (
      <>
        <Button type="link" size="small" aria-label={`设置角色：${user.name}`} onClick={() => edit(user)}>
          设置角色
        </Button>
        <Button type="link" size="small" onClick={() => stop(user)}>
          {user.status === 'active' ? '停用' : '恢复'}
        </Button>
      </>
    ),
  },
];
