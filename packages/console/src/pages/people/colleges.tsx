import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { peopleLimits, peopleRoutes, type RequestOf, type ResponseOf } from '@yuanhang/contract';
import { Button, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { showProblems } from '../../shared/forms';
import { useColleges } from '../../shared/lists';
import { Answer, buttonLoading, FilterBar, Nothing } from '../../shared/ui';

type College = ResponseOf<NonNullable<typeof peopleRoutes.colleges.schemas>>['items'][number];
type CollegeInput = RequestOf<NonNullable<typeof peopleRoutes.addCollege.schemas>>['body'];
const required = [{ required: true, whitespace: true, message: '请填写' }];

/** The colleges that students and reviewers belong to. */
export function Colleges() {
  const colleges = useColleges();
  const [edited, setEdited] = useState<College | 'new' | null>(null);
  const columns = [
    { title: '代码', dataIndex: 'code', width: 160 },
    { title: '名称', dataIndex: 'name' },
    {
      title: '',
      align: 'right' as const,
      render: (_: unknown, college: College) => (
        <Button type="link" size="small" aria-label={`修改${college.name}`} onClick={() => setEdited(college)}>
          修改
        </Button>
      ),
    },
  ];
  return (
    <>
      <FilterBar>
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          添加学院
        </Button>
      </FilterBar>
      <Answer query={colleges}>
        {({ items }) => (
          <section className="card table-card" aria-label="学院">
            <Table
              rowKey="id"
              columns={columns}
              dataSource={items}
              pagination={false}
              locale={{ emptyText: <Nothing words="还没有学院" /> }}
            />
          </section>
        )}
      </Answer>
      {edited !== null && <CollegeDialog college={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function CollegeDialog({ college, onClose }: { college: College | null; onClose: () => void }) {
  const [form] = Form.useForm<CollegeInput>();
  const client = useQueryClient();
  const save = useAction(
    async (body: CollegeInput, once) => {
      if (college) await call(peopleRoutes.changeCollege, { params: { id: college.id }, body });
      else await call(peopleRoutes.addCollege, { body }, once);
    },
    {
      done: '已保存',
      onDone: async () => {
        onClose();
        await client.invalidateQueries({ queryKey: ['colleges'] });
      },
      onFailed: (error) => showProblems(form, error),
    },
  );
  return (
    <Modal
      open
      title={college ? '修改学院' : '添加学院'}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: buttonLoading(save.busy) }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={college ?? {}} onFinish={save.run}>
        <Form.Item name="code" label="代码" rules={required} extra="字母、数字、- 和 _；导入名册时用它。">
          <Input maxLength={peopleLimits.collegeCode} />
        </Form.Item>
        <Form.Item name="name" label="名称" rules={required}>
          <Input maxLength={peopleLimits.collegeName} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
