import { checkInRoutes, emergencyContactLimits, type RequestOf } from '@yuanhang/contract';
import { countries } from '@yuanhang/domain';
import { Form, Input, Modal, Select } from 'antd';
import { call, useAction } from '../../shared/api';
import { DateField, NoAria, showProblems } from '../../shared/forms';
import { useNow } from '../../shared/session';
import { buttonLoading } from '../../shared/ui';
import type { Contact } from './contact';

type ContactInput = RequestOf<NonNullable<typeof checkInRoutes.addEmergencyContact.schemas>>['body'];
const countryOptions = countries.map(({ code, name }) => ({ value: code, label: name }));
const required = [{ required: true, message: '请填写' }];

interface ContactDialogProps {
  readonly contact: Contact | null;
  readonly onClose: () => void;
  readonly onDone: () => unknown;
}

/** An emergency number of a destination. Its source and the date of the check are required: a wrong number is worse than none. */
export function ContactDialog({ contact, onClose, onDone }: ContactDialogProps) {
  const [form] = Form.useForm<ContactInput>();
  const { today } = useNow(3600);
  const save = useAction(
    async (body: ContactInput, once) => {
      if (contact) await call(checkInRoutes.changeEmergencyContact, { params: { id: contact.id }, body });
      else await call(checkInRoutes.addEmergencyContact, { body }, once);
    },
    {
      done: '已保存',
      onDone: async () => {
        onClose();
        await onDone();
      },
      onFailed: (error) => showProblems(form, error),
    },
  );
  return (
    <Modal
      open
      title={contact ? '修改紧急电话' : '添加紧急电话'}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: buttonLoading(save.busy) }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={contact ?? { verifiedOn: today }} onFinish={save.run}>
        <Form.Item name="country" label="国家或地区" rules={required}>
          <NoAria>
            <Select showSearch optionFilterProp="label" options={countryOptions} />
          </NoAria>
        </Form.Item>
        <Form.Item name="name" label="名称" rules={required}>
          <Input maxLength={emergencyContactLimits.name} placeholder="例如 驻慕尼黑总领馆 领事保护" />
        </Form.Item>
        <Form.Item name="phone" label="电话" rules={required}>
          <Input maxLength={emergencyContactLimits.phone} placeholder="带国家区号" />
        </Form.Item>
        <Form.Item name="source" label="出处" rules={required}>
          <Input maxLength={emergencyContactLimits.source} placeholder="网址或文件名称" />
        </Form.Item>
        <Form.Item name="verifiedOn" label="核实日期" rules={required}>
          <DateField allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
