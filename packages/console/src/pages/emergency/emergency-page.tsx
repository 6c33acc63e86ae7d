import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { checkInRoutes } from '@yuanhang/contract';
import { App, Button, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { useNow } from '../../shared/session';
import { Answer, Chip, dayText, Nothing, PageHead } from '../../shared/ui';
import type { Contact } from './contact';
import { ContactDialog } from './contact-dialog';

/** 境外紧急电话: the emergency numbers that students see abroad, each with its source and the date of the check. */
export default function EmergencyPage() {
  const { today } = useNow(3600);
  const { modal } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const query = useQuery({
    queryKey: ['emergency-contacts'],
    queryFn: () => call(checkInRoutes.emergencyContacts, {}),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['emergency-contacts'] });
  const remove = useAction((id: string) => call(checkInRoutes.removeEmergencyContact, { params: { id } }), {
    done: '已删除',
    onDone: refresh,
  });
  const ask = ({ id, name }: Contact) =>
    modal.confirm({
      title: `删除「${name}」？`,
      content: '学生求助时不再看到这个电话。',
      okText: '删除',
      cancelText: '取消',
      okButtonProps: { danger: true },
      onOk: () => remove.run(id),
    });
  const columns: TableColumnType<Contact>[] = [
    { title: '国家或地区', dataIndex: 'countryName' },
    { title: '名称', dataIndex: 'name' },
    { title: '电话', dataIndex: 'phone' },
    { title: '出处', dataIndex: 'source' },
    {
      title: '核实',
      render: (_, { verifiedOn, stale }) => (
        <>
          {dayText(verifiedOn, today)} {stale && <Chip tone="amber">一年没有核实</Chip>}
        </>
      ),
    },
    {
      title: '',
      align: 'right',
      render: (_, contact) => (
        <>
          <Button type="link" size="small" onClick={() => setOpen(contact)}>
            修改
          </Button>
          <Button type="link" size="small" onClick={() => ask(contact)}>
            删除
          </Button>
        </>
      ),
    },
  ];
  return (
    <>
      <PageHead title="境外紧急电话" note="学生在求助和打卡页看到；12308 对所有人显示，不必录入">
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>
          添加电话
        </Button>
      </PageHead>
      <Answer query={query}>
        {({ items }) => (
          <section className="card table-card" aria-label="境外紧急电话">
            <Table
              rowKey="id"
              columns={columns}
              dataSource={items}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: <Nothing words="还没有录入。请从使领馆网站抄录，并写明出处与日期。" /> }}
            />
          </section>
        )}
      </Answer>
      {open !== null && (
        <ContactDialog contact={open === 'new' ? null : open} onClose={() => setOpen(null)} onDone={refresh} />
      )}
    </>
  );
}
