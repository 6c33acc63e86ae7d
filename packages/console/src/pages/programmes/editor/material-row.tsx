import { DeleteOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { fileTypes, materialPhases } from '@yuanhang/domain';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { NoAria, SortableRow } from '../../../shared/forms';
import { phaseLabels } from '../words';
import { megabyte } from './draft';

const phaseOptions = materialPhases.map((value) => ({ value, label: phaseLabels[value] }));
const typeOptions = fileTypes.map((value) => ({ value, label: value.toUpperCase() }));

interface MaterialRowProps {
  readonly id: string;
  /** Its place in the list. */
  readonly at: number;
  readonly label: string;
  readonly fixed: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One material: its name and when it is asked; the rest unfolds. */
export function MaterialRow({ id, at, label, fixed, open, onToggle, onRemove, children }: MaterialRowProps) {
  return (
    <SortableRow id={id} name={label} disabled={fixed}>
      <div className="row-line">
        <Form.Item className="grow" name={[at, 'name']} rules={[{ required: true, message: '请填写材料名称' }]}>
          <Input maxLength={60} placeholder="材料名称" aria-label="材料名称" />
        </Form.Item>
        <Form.Item name={[at, 'phase']}>
          <Select options={phaseOptions} popupMatchSelectWidth={false} aria-label="何时提交" />
        </Form.Item>
        <Form.Item name={[at, 'required']} valuePropName="checked">
          <Switch checkedChildren="必交" unCheckedChildren="选交" aria-label={`${label}必交`} />
        </Form.Item>
        <Button
          type="text"
          disabled={false}
          icon={open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
          aria-expanded={open}
          aria-label={`${label}的详细要求`}
          onClick={onToggle}
        />
        <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={`删除${label}`} onClick={onRemove} />
      </div>
      <div className={open ? 'row-more' : 'row-more folded'}>
        <Form.Item name={[at, 'help']} label="说明">
          <Input.TextArea rows={1} className="grows" maxLength={500} placeholder="写明要求，例如盖章、清晰度、有效期" />
        </Form.Item>
        <div className="editor-grid">
          <Form.Item name={[at, 'fileTypes']} label="文件类型" rules={[{ required: true, message: '请至少选一种' }]}>
            <NoAria>
              <Select mode="multiple" options={typeOptions} />
            </NoAria>
          </Form.Item>
          <Form.Item name={[at, 'maxCount']} label="最多几个" rules={[{ required: true, message: '请填写' }]}>
            <InputNumber controls={false} className="wide" min={1} max={10} />
          </Form.Item>
          <Form.Item
            name={[at, 'maxBytes']}
            label="每个不超过"
            getValueProps={(bytes: number) => ({ value: Math.round((bytes / megabyte) * 10) / 10 })}
            normalize={(megabytes: number | null) => Math.round((megabytes ?? 10) * megabyte)}
          >
            <InputNumber controls={false} className="wide" min={0.1} max={50} addonAfter="MB" />
          </Form.Item>
        </div>
        {children}
      </div>
    </SortableRow>
  );
}
