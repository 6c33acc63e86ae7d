import { reviewLimits } from '@yuanhang/contract';
import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { buttonLoading } from './button-loading';

interface ReasonDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** The label of the text field, e.g. `理由` or `查看目的`. */
  readonly label: string;
  readonly hint?: string;
  readonly okText: string;
  readonly danger?: boolean;
  readonly optional?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly initial?: string;
  readonly busy?: boolean;
  /** Shown above the text field: what the action does. */
  readonly children?: ReactNode;
  readonly onOk: (text: string) => void;
  readonly onCancel: () => void;
}

/** Asks for a required text: a reason, a purpose or a comment. Ctrl+Enter or ⌘+Enter submits. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    open,
    title,
    label,
    hint,
    okText,
    danger = false,
    optional = false,
    min = 1,
    max = reviewLimits.comment,
  } = props;
  const [form] = Form.useForm<{ text: string }>();
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ danger, loading: buttonLoading(props.busy ?? false) }}
      onOk={() => form.submit()}
      onCancel={props.onCancel}
      destroyOnHidden
    >
      {props.children}
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        requiredMark={false}
        initialValues={{ text: props.initial ?? '' }}
        onFinish={({ text }) => props.onOk(text.trim())}
      >
        <Form.Item
          name="text"
          label={label}
          extra={hint}
          rules={optional ? [] : [{ required: true, whitespace: true, min, message: wanted(label, min) }]}
        >
          <Input.TextArea
            autoFocus
            rows={4}
            maxLength={max}
            showCount
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
            }}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

const wanted = (label: string, min: number) => (min > 1 ? `请写明${label}，至少 ${min} 个字` : `请写明${label}`);
