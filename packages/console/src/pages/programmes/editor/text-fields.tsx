import { programmeLimits } from '@yuanhang/contract';
import { Form, Input } from 'antd';
import { MarkdownField } from '../../../shared/forms';
import { fieldLabels } from './differences';

/** The introduction, the notice and the declaration. */
export function TextFields() {
  return (
    <section className="card" aria-label="介绍与须知">
      <h2>介绍与须知</h2>
      <Form.Item name="introduction" label={fieldLabels.introduction}>
        <MarkdownField max={programmeLimits.markdown} rows={6} />
      </Form.Item>
      <Form.Item name="notice" label={fieldLabels.notice}>
        <MarkdownField max={programmeLimits.markdown} rows={6} />
      </Form.Item>
      <Form.Item
        name="declaration"
        label={fieldLabels.declaration}
        extra="学生开始申请前要读完并同意这段话。"
        rules={[{ required: true, whitespace: true, message: '请填写' }]}
      >
        <Input.TextArea rows={3} className="grows" maxLength={programmeLimits.declaration} />
      </Form.Item>
    </section>
  );
}
