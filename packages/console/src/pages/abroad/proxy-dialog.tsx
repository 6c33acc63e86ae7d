import { useQueryClient } from '@tanstack/react-query';
import { checkInLimits, mobilityDeskLimits, mobilityDeskRoutes, type StudentAbroad } from '@yuanhang/contract';
import { type Wellbeing, wellbeingLabels, wellbeings } from '@yuanhang/domain';
import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { call, newKey, useAction } from '../../shared/api';
import { useNow } from '../../shared/session';
import { buttonLoading, dayText } from '../../shared/ui';

interface Report {
  readonly wellbeing: Wellbeing;
  readonly city?: string;
  readonly note?: string;
  readonly reason: string;
}

/** Records a check-in on behalf of a student who was reached another way. */
export function ProxyDialog({ student, onClose }: { student: StudentAbroad; onClose: () => void }) {
  const [form] = Form.useForm<Report>();
  const client = useQueryClient();
  const { today } = useNow(600);
  const [clientKey] = useState(newKey);
  const send = useAction(
    (report: Report, once) => {
      const about = { params: { id: student.applicationId } };
      return call(mobilityDeskRoutes.proxyCheckIn, { ...about, body: { ...report, clientKey } }, once);
    },
    {
      done: ({ nextCheckInOn }) => (nextCheckInOn ? `已代为打卡，下次 ${dayText(nextCheckInOn, today)}` : '已代为打卡'),
      async onDone() {
        await client.invalidateQueries({ queryKey: ['abroad'] });
        onClose();
      },
    },
  );
  return (
    <Modal
      open
      title={`代 ${student.student.name} 打卡`}
      okText="记下"
      cancelText="取消"
      okButtonProps={{ loading: buttonLoading(send.busy) }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Report>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ wellbeing: 'safe' }}
        onFinish={send.run}
      >
        <Form.Item name="wellbeing" label="学生">
          <Radio.Group options={wellbeings.map((value) => ({ value, label: wellbeingLabels[value] }))} />
        </Form.Item>
        <Form.Item name="city" label="城市（选填）">
          <Input maxLength={checkInLimits.city} placeholder={student.place} />
        </Form.Item>
        <Form.Item name="note" label="说明（选填）">
          <Input.TextArea rows={2} maxLength={checkInLimits.note} />
        </Form.Item>
        <Form.Item
          name="reason"
          label="怎样得知"
          extra="会显示给学生，也会记入审计。"
          rules={[{ required: true, whitespace: true, message: '请写明怎样得知' }]}
        >
          <Input maxLength={mobilityDeskLimits.proxyReason} placeholder="如：学生来电，手机丢失无法登录" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
