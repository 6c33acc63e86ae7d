import { programmeLimits } from '@yuanhang/contract';
import { fieldTypes } from '@yuanhang/domain';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { fieldTypeLabels } from '../labels';
import type { Question } from './draft';
import { OptionsField } from './options-field';
import { type RowPosition, UnfoldingRow } from './unfolding-row';
import { WhenField } from './when-field';

const typeOptions = fieldTypes.map((value) => ({ value, label: fieldTypeLabels[value] }));
/** The unit of the limits per type; types not listed have no limits here. */
const counted: Readonly<Partial<Record<Question['type'], string>>> = {
  text: '字数',
  paragraph: '字数',
  number: '数值',
  choices: '选几项',
};

interface QuestionRowProps extends RowPosition {
  readonly question: Question;
  readonly earlier: readonly Question[];
}

/** One question: its text and answer type; the details expand. */
export function QuestionRow({ question, earlier, ...place }: QuestionRowProps) {
  const { at } = place;
  const label = question.label || '新问题';
  const limit = counted[question.type];
  const picks = question.type === 'choice' || question.type === 'choices';
  return (
    <UnfoldingRow
      id={question.key}
      label={label}
      moreLabel="详细设置"
      {...place}
      line={
        <>
          <Form.Item className="grow" name={[at, 'label']} rules={[{ required: true, message: '请填写问题' }]}>
            <Input maxLength={programmeLimits.questionLabel} placeholder="问题" aria-label="问题" />
          </Form.Item>
          <Form.Item name={[at, 'type']}>
            <Select options={typeOptions} popupMatchSelectWidth={false} aria-label="回答方式" />
          </Form.Item>
          <Form.Item name={[at, 'required']} valuePropName="checked">
            <Switch checkedChildren="必答" unCheckedChildren="选答" aria-label={`${label}必答`} />
          </Form.Item>
        </>
      }
    >
      {picks && (
        <Form.Item name={[at, 'options']} label="选项" extra="一行一个">
          <OptionsField />
        </Form.Item>
      )}
      <Form.Item name={[at, 'help']} label="说明">
        <Input maxLength={programmeLimits.questionHelp} placeholder="写在问题下面，告诉学生怎样回答" />
      </Form.Item>
      <div className="editor-grid">
        {limit && (
          <>
            <Form.Item name={[at, 'min']} label={`${limit}至少`}>
              <InputNumber controls={false} className="wide" min={question.type === 'number' ? undefined : 0} />
            </Form.Item>
            <Form.Item name={[at, 'max']} label={`${limit}至多`}>
              <InputNumber controls={false} className="wide" min={question.type === 'number' ? undefined : 1} />
            </Form.Item>
          </>
        )}
        <Form.Item className="whole" name={[at, 'when']} label="何时询问">
          <WhenField earlier={earlier} />
        </Form.Item>
      </div>
    </UnfoldingRow>
  );
}
