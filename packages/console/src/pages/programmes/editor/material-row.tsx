import { programmeLimits } from '@yuanhang/contract';
import { fileTypes, isSensitiveMaterial, materialPhases } from '@yuanhang/domain';
import { Checkbox, type CheckboxChangeEvent, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { NoAria } from '../../../shared/forms';
import { phaseLabels } from '../labels';
import { megabyte } from './draft';
import { type RowPosition, UnfoldingRow } from './unfolding-row';

const phaseOptions = materialPhases.map((value) => ({ value, label: phaseLabels[value] }));
const typeOptions = fileTypes.map((value) => ({ value, label: value.toUpperCase() }));

interface MaterialRowProps extends RowPosition {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** One material: its name and phase; the details expand. */
export function MaterialRow({ id, label, children, ...place }: MaterialRowProps) {
  const { at } = place;
  const name = Form.useWatch<string | undefined>(['requirements', at, 'name']) ?? '';
  return (
    <UnfoldingRow
      id={id}
      label={label}
      moreLabel="详细要求"
      {...place}
      line={
        <>
          <Form.Item className="grow" name={[at, 'name']} rules={[{ required: true, message: '请填写材料名称' }]}>
            <Input maxLength={programmeLimits.materialName} placeholder="材料名称" aria-label="材料名称" />
          </Form.Item>
          <Form.Item name={[at, 'phase']}>
            <Select options={phaseOptions} popupMatchSelectWidth={false} aria-label="何时提交" />
          </Form.Item>
          <Form.Item name={[at, 'required']} valuePropName="checked">
            <Switch checkedChildren="必交" unCheckedChildren="选交" aria-label={`${label}必交`} />
          </Form.Item>
        </>
      }
    >
      <Form.Item name={[at, 'help']} label="说明">
        <Input.TextArea
          rows={1}
          className="grows"
          maxLength={programmeLimits.materialHelp}
          placeholder="写明要求，例如盖章、清晰度、有效期"
        />
      </Form.Item>
      <Form.Item
        name={[at, 'sensitive']}
        // Until somebody decides, the name does, as on the server.
        getValueProps={(sensitive?: boolean) => ({ checked: isSensitiveMaterial({ name, sensitive }) })}
        getValueFromEvent={({ target }: CheckboxChangeEvent) => target.checked}
        extra="护照、签证、身份证、银行卡等：教职工打开时须写明目的，并记入审计"
      >
        <Checkbox>含证件或银行卡信息</Checkbox>
      </Form.Item>
      <div className="editor-grid">
        <Form.Item name={[at, 'fileTypes']} label="文件类型" rules={[{ required: true, message: '请至少选一种' }]}>
          <NoAria>
            <Select mode="multiple" options={typeOptions} />
          </NoAria>
        </Form.Item>
        <Form.Item name={[at, 'maxCount']} label="最多几个" rules={[{ required: true, message: '请填写' }]}>
          <InputNumber controls={false} className="wide" min={1} max={programmeLimits.materialFiles} />
        </Form.Item>
        <Form.Item
          name={[at, 'maxBytes']}
          label="每个不超过"
          getValueProps={(bytes: number) => ({ value: Math.round((bytes / megabyte) * 10) / 10 })}
          normalize={(megabytes: number | null) => Math.round((megabytes ?? 10) * megabyte)}
        >
          <InputNumber
            controls={false}
            className="wide"
            min={0.1}
            max={programmeLimits.fileMegabytes}
            addonAfter="MB"
          />
        </Form.Item>
      </div>
      {children}
    </UnfoldingRow>
  );
}
