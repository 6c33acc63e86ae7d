import { CalendarOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type ReviewedApplication, reviewLimits, reviewRoutes } from '@yuanhang/contract';
import { addDays } from '@yuanhang/domain';
import { Button, Checkbox, DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { call, useAction } from '../../shared/api';
import { useNow } from '../../shared/session';
import { buttonLoading } from '../../shared/ui';

const usualDays = 7;

interface SupplementDialogProps {
  readonly record: ReviewedApplication;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
interface Asked {
  readonly items: readonly { readonly name: string; readonly help?: string; readonly sensitive?: boolean }[];
  readonly dueOn: Dayjs;
  readonly comment: string;
}

/** Requests named materials with a deadline; the application returns to this step when they are submitted. */
export function SupplementDialog({ record, onDone, onCancel }: SupplementDialogProps) {
  const { today } = useNow(3600);
  const [form] = Form.useForm<Asked>();
  const ask = useAction(
    ({ items, dueOn, comment }: Asked, once) => {
      const body = {
        version: record.version,
        items: items.map(({ name, help, sensitive }) => ({
          name,
          help: help ?? '',
          // Without a mark the server decides by the name.
          ...(sensitive && { sensitive }),
        })),
        dueOn: dueOn.format('YYYY-MM-DD'),
        comment,
      };
      return call(reviewRoutes.askSupplement, { params: { id: record.id }, body }, once);
    },
    { done: `已请 ${record.student.name} 补充材料`, onDone },
  );
  return (
    <Modal
      open
      width={600}
      title={`请 ${record.student.name} 补充材料`}
      okText="发出"
      cancelText="取消"
      okButtonProps={{ loading: buttonLoading(ask.busy) }}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <Form<Asked>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ items: [{ name: '' }], dueOn: dayjs(addDays(today, usualDays)) }}
        onFinish={ask.run}
      >
        <Form.List name="items">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }, index) => (
                <div className="supplement-item" key={key}>
                  <Form.Item
                    name={[name, 'name']}
                    label={index === 0 ? '材料' : undefined}
                    rules={[{ required: true, whitespace: true, message: '请写明材料名称' }]}
                  >
                    <Input
                      aria-label={`第 ${index + 1} 项材料`}
                      placeholder="如：英文成绩单（盖章）"
                      maxLength={reviewLimits.supplementName}
                      autoFocus={index === fields.length - 1}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'help']} label={index === 0 ? '说明（选填）' : undefined}>
                    <Input
                      aria-label={`第 ${index + 1} 项说明`}
                      placeholder="要注意什么"
                      maxLength={reviewLimits.supplementHelp}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'sensitive']} valuePropName="checked" className="supplement-item__sensitive">
                    <Checkbox>含证件或银行卡，查看须写明目的</Checkbox>
                  </Form.Item>
                  {fields.length > 1 && (
                    <Button
                      type="text"
                      icon={<DeleteOutlined aria-hidden />}
                      aria-label={`删除第 ${index + 1} 项`}
                      onClick={() => remove(name)}
                    />
                  )}
                </div>
              ))}
              {fields.length < reviewLimits.supplementItems && (
                <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({ name: '' })}>
                  再加一项
                </Button>
              )}
            </>
          )}
        </Form.List>
        <Form.Item
          name="dueOn"
          label="截止日期（当日 24:00，北京时间）"
          rules={[{ required: true, message: '请选择截止日期' }]}
        >
          <DatePicker
            suffixIcon={<CalendarOutlined aria-hidden />}
            format="YYYY 年 M 月 D 日"
            allowClear={false}
            minDate={dayjs(today)}
          />
        </Form.Item>
        <Form.Item
          name="comment"
          label="给学生的说明"
          rules={[{ required: true, whitespace: true, message: '请写明为什么需要' }]}
        >
          <Input.TextArea rows={3} maxLength={reviewLimits.comment} placeholder="学生会读到这段话" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
