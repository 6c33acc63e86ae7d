import { useQueryClient } from '@tanstack/react-query';
import { type AbroadSummary, checkInLimits, mobilityDeskLimits, mobilityDeskRoutes } from '@yuanhang/contract';
import { Form, Input, Modal, Select } from 'antd';
import { useNavigate } from 'react-router';
import { call, useAction } from '../../shared/api';
import { buttonLoading } from '../../shared/ui';

interface RollCallDialogProps {
  readonly countries: AbroadSummary['countries'];
  readonly onClose: () => void;
}
interface Asked {
  readonly country?: string;
  readonly city?: string;
  readonly question: string;
}
const usual = '请立即回复平安：你现在安全吗？';

/** Asks all students in a place whether they are safe, on all channels at once. */
export function RollCallDialog({ countries, onClose }: RollCallDialogProps) {
  const [form] = Form.useForm<Asked>();
  const go = useNavigate();
  const client = useQueryClient();
  const open = useAction(
    ({ country, city, question }: Asked, once) =>
      call(mobilityDeskRoutes.openRollCall, { body: { country, city: city || undefined, question } }, once),
    {
      done: ({ asked }) => `已询问 ${asked} 人`,
      async onDone({ id }) {
        await client.invalidateQueries({ queryKey: ['abroad'] });
        go(`/abroad/roll-calls/${id}`);
      },
    },
  );
  return (
    <Modal
      open
      title="发起平安确认"
      okText="发出"
      cancelText="取消"
      okButtonProps={{ loading: buttonLoading(open.busy) }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="quiet">会立即通过聊天、订阅消息和站内信询问，夜间也会送达。学生任何一次打卡都算答复。</p>
      <Form<Asked>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ question: usual }}
        onFinish={open.run}
      >
        <Form.Item name="country" label="国家或地区">
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            placeholder="所有在外学生"
            options={countries.map(({ country, name, students }) => ({
              value: country,
              label: `${name}（${students} 人）`,
            }))}
          />
        </Form.Item>
        <Form.Item name="city" label="城市（选填）">
          <Input maxLength={checkInLimits.city} placeholder="如：柏林" />
        </Form.Item>
        <Form.Item
          name="question"
          label="问什么"
          rules={[{ required: true, whitespace: true, message: '请写明要问什么' }]}
        >
          <Input.TextArea rows={3} maxLength={mobilityDeskLimits.rollCallQuestion} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
