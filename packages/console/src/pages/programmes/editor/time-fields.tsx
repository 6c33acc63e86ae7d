import { type ProgrammeInput, programmeLimits } from '@yuanhang/contract';
import { Form, InputNumber } from 'antd';
import { DateField } from '../../../shared/forms';
import { fieldLabels } from './differences';

const required = [{ required: true, message: '请选择日期' }];

/** The application window, the mobility dates and the check-in interval. */
export function TimeFields() {
  const selfArranged = Form.useWatch<ProgrammeInput['category'] | undefined>('category') === 'self_arranged';
  const stay = selfArranged ? [] : required;
  return (
    <section className="card" aria-label="时间">
      <h2>时间</h2>
      <div className="editor-grid">
        <Form.Item name="applyFrom" label={fieldLabels.applyFrom} rules={required}>
          <DateField allowClear={false} />
        </Form.Item>
        <Form.Item name="applyUntil" label={fieldLabels.applyUntil} rules={required} extra="当天仍可提交">
          <DateField allowClear={false} />
        </Form.Item>
        <Form.Item name="lateEntryUntil" label={fieldLabels.lateEntryUntil} extra="截止之后可补录到这一天">
          <DateField placeholder="不开放补录" />
        </Form.Item>
        <Form.Item name="startOn" label={fieldLabels.startOn} rules={stay}>
          <DateField />
        </Form.Item>
        <Form.Item name="endOn" label={fieldLabels.endOn} rules={stay}>
          <DateField />
        </Form.Item>
        <Form.Item
          name="checkInIntervalDays"
          label={fieldLabels.checkInIntervalDays}
          rules={[{ required: true, message: '请填写' }]}
        >
          <InputNumber
            controls={false}
            className="wide"
            min={1}
            max={programmeLimits.checkInIntervalDays}
            addonAfter="天"
          />
        </Form.Item>
      </div>
    </section>
  );
}
