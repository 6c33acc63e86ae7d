import { PlusOutlined } from '@ant-design/icons';
import { announcementRoutes } from '@yuanhang/contract';
import { Button, type TableColumnType } from 'antd';
import { useState } from 'react';
import { call, usePages } from '../../shared/api';
import { useFilters } from '../../shared/forms';
import { useColleges } from '../../shared/lists';
import { useNow } from '../../shared/session';
import { Chip, dayText, FilterBar, KeysetTable, PageHead, Pills, timeText } from '../../shared/ui';
import { AnnouncementEditor } from './announcement-editor';
import { type Managed, statuses, statusLabels, statusTones } from './labels';

const statusOptions = [
  { key: 'all', label: '全部' },
  ...statuses.map((key) => ({ key, label: statusLabels[key] })),
] as const;

/** 公告: announcements to all students or to those of one college. */
export default function AnnouncementsPage() {
  const filters = useFilters();
  const { today } = useNow(3600);
  const colleges = useColleges();
  const [open, setOpen] = useState<Managed | 'new' | null>(null);
  const status = filters.oneOf('status', statuses);
  const pages = usePages(['announcements', status], (cursor) =>
    call(announcementRoutes.adminList, { query: { status, cursor, limit: 30 } }),
  );
  const nameOf = (id: string | null) =>
    id === null ? '全体学生' : (colleges.data?.items.find((college) => college.id === id)?.name ?? '一个学院');
  const columns: TableColumnType<Managed>[] = [
    {
      title: '标题',
      render: (_, { announcement, author }) => (
        <>
          <span className="row-title">{announcement.title}</span>
          <small>
            {announcement.pinned ? '置顶 · ' : ''}
            {author}
          </small>
        </>
      ),
    },
    { title: '给谁看', render: (_, { announcement }) => nameOf(announcement.collegeId) },
    { title: '显示到', render: (_, { announcement }) => dayText(announcement.expiresOn, today) },
    { title: '发布', render: (_, { publishedAt }) => (publishedAt ? timeText(publishedAt) : '–') },
    { title: '状态', render: (_, one) => <Chip tone={statusTones[one.status]}>{statusLabels[one.status]}</Chip> },
    {
      title: '',
      align: 'right',
      render: (_, one) => (
        <Button size="small" aria-label={`打开公告 ${one.announcement.title}`} onClick={() => setOpen(one)}>
          打开
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHead title="公告">
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>
          写公告
        </Button>
      </PageHead>
      <FilterBar>
        <Pills
          label="公告状态"
          options={statusOptions}
          value={status ?? 'all'}
          onChange={(key) => filters.choose('status', key === 'all' ? null : key)}
        />
      </FilterBar>
      <KeysetTable label="公告列表" pages={pages} columns={columns} rowKey={({ id }) => id} empty="没有公告" />
      {open !== null && (
        <AnnouncementEditor
          key={open === 'new' ? 'new' : open.id}
          managed={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
