import { useQuery } from '@tanstack/react-query';
import { peopleLimits, programmeLimits, programmeRoutes, type RequestOf } from '@yuanhang/contract';
import { addDays } from '@yuanhang/domain';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { DateField, NoAria, showProblems } from '../../shared/forms';
import { useNow } from '../../shared/session';
import { buttonLoading } from '../../shared/ui';

type GrantInput = RequestOf<NonNullable<typeof programmeRoutes.grantPass.schemas>>['body'];
const required = (message: string) => [{ required: true, message }];

interface GrantDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => unknown;
}

/** Grants a late pass: student, programme, reason and expiry. A new pass replaces the one that the student holds. */
export function GrantDialog({ open, onClose, onDone }: GrantDialogProps) {
  const [form] = Form.useForm<GrantInput>();
  const { today } = useNow(3600);
  const [q, setQ] = useState('');
  const programmes = useQuery({
    queryKey: ['programmes', 'found', q],
    queryFn: () => call(programmeRoutes.adminList, { query: { q: q || undefined, limit: 30 } }),
    enabled: open,
  });
  const grant = useAction((input: GrantInput, once) => call(programmeRoutes.grantPass, { body: input }, once), {
    done: '已给予补录许可',
    onDone: async () => {
      onClose();
      await onDone();
    },
    onFailed: (error) => showProblems(form, error),
  });
  const options = programmes.data?.items
    .filter(({ status }) => status === 'published' || status === 'closed')
    .map(({ id, name, year }) => ({ value: id, label: `${name}（${year}）` }));
  return (
    <Modal
      open={open}
      title="给予补录许可"
      okText="给予"
      cancelText="取消"
      okButtonProps={{ loading: buttonLoading(grant.busy) }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ expiresOn: addDays(today, 14) }}
        onFinish={grant.run}
      >
        <Form.Item name="studentNumber" label="学号" rules={required('请填写学号')}>
          <Input maxLength={peopleLimits.studentNumber} />
        </Form.Item>
        <Form.Item name="programmeId" label="项目" rules={required('请选择项目')}>
          <NoAria>
            <Select
              showSearch
              filterOption={false}
              placeholder="输入名称查找"
              onSearch={setQ}
              options={options ?? []}
            />
          </NoAria>
        </Form.Item>
        <Form.Item name="reason" label="理由" rules={required('请写明理由')}>
          <Input.TextArea rows={2} maxLength={programmeLimits.passReason} showCount />
        </Form.Item>
        <Form.Item name="expiresOn" label="有效到（当天仍有效）" rules={required('请选择日期')}>
          <DateField allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
