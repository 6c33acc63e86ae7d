import { peopleLimits, peopleRoutes } from '@yuanhang/contract';
import { isOfColleges, roleLabels, type StaffRole, staffRoles } from '@yuanhang/domain';
import { Form, Input, Modal, Select } from 'antd';
import { call, useAction } from '../../shared/api';
import { Checkboxes, NoAria, showProblems } from '../../shared/forms';
import { useColleges } from '../../shared/lists';
import { buttonLoading } from '../../shared/ui';
import { rolesFrom } from './roles-from';
import type { User } from './user';

interface Values {
  readonly name: string;
  readonly casId: string;
  readonly roles: StaffRole[];
  readonly colleges: string[];
}
const roleOptions = staffRoles.map((value) => ({ value, label: roleLabels[value] }));
const required = [{ required: true, whitespace: true, message: '请填写' }];

interface UserDialogProps {
  /** Null for a new user. */
  readonly user: User | null;
  readonly onClose: () => void;
  readonly onDone: () => unknown;
}

/** Edits a user's roles. A user without roles cannot use the console. */
export function UserDialog({ user, onClose, onDone }: UserDialogProps) {
  const [form] = Form.useForm<Values>();
  const colleges = useColleges();
  const roles = Form.useWatch('roles', form) ?? user?.roles.map(({ role }) => role) ?? [];
  const save = useAction(
    ({ name, casId, ...values }: Values, once) =>
      user
        ? call(peopleRoutes.setRoles, {
            params: { id: user.id },
            body: { version: user.version, roles: rolesFrom(values) },
          })
        : call(peopleRoutes.addUser, { body: { name, casId, roles: rolesFrom(values) } }, once),
    {
      done: user ? '已更新角色' : '已添加',
      onDone: async () => {
        onClose();
        await onDone();
      },
      onFailed: (error) => {
        showProblems(form, error);
        return false;
      },
    },
  );
  const start: Values = {
    name: '',
    casId: '',
    roles: [...new Set(user?.roles.map(({ role }) => role))],
    colleges: user?.roles.flatMap(({ college }) => (college ? [college.id] : [])) ?? [],
  };
  return (
    <Modal
      open
      title={user ? `${user.name}的角色` : '添加教职工'}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: buttonLoading(save.busy) }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={start}
        onFinish={(values) => save.run({ ...start, ...values })}
      >
        {!user && (
          <>
            <Form.Item name="name" label="姓名" rules={required}>
              <Input maxLength={peopleLimits.name} />
            </Form.Item>
            <Form.Item name="casId" label="统一认证账号" rules={required}>
              <Input maxLength={peopleLimits.casId} />
            </Form.Item>
          </>
        )}
        <Form.Item name="roles" label="角色">
          <Checkboxes label="角色" options={roleOptions} />
        </Form.Item>
        {roles.some(isOfColleges) && (
          <Form.Item name="colleges" label="负责的学院" rules={[{ required: true, message: '请选择学院' }]}>
            <NoAria>
              <Select
                mode="multiple"
                optionFilterProp="label"
                options={colleges.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
              />
            </NoAria>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
