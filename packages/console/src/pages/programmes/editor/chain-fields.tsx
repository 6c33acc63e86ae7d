import { CloseOutlined } from '@ant-design/icons';
import { type ReviewStep, reviewStepLabels, reviewSteps } from '@yuanhang/domain';
import { Button, Checkbox, Form } from 'antd';
import { SortableList, SortableRow } from '../../../shared/forms';

/** The review chain and the funding that students may request. */
export function ChainFields({ fixed }: { fixed: boolean }) {
  return (
    <section className="card" aria-label="审核与经费">
      <h2>审核与经费</h2>
      <Form.Item
        name="reviewChain"
        label="审核步骤"
        rules={[{ required: true, message: '请至少保留一个审核步骤' }]}
        extra="只影响以后提交的申请；已经提交的按提交时的步骤走。"
      >
        <ChainField fixed={fixed} />
      </Form.Item>
      <Form.Item name="budgetEligible" valuePropName="checked" noStyle>
        <Checkbox>可申请经费预算</Checkbox>
      </Form.Item>
      <Form.Item name="fundingEligible" valuePropName="checked" noStyle>
        <Checkbox>可申请资助</Checkbox>
      </Form.Item>
    </section>
  );
}

interface ChainFieldProps {
  readonly value?: readonly ReviewStep[];
  readonly onChange?: (chain: ReviewStep[]) => void;
  readonly fixed: boolean;
}
const isStep = (id: string): id is ReviewStep => reviewSteps.some((step) => step === id);

function ChainField({ value = [], onChange, fixed }: ChainFieldProps) {
  const move = (from: number, to: number) => {
    const next = [...value];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange?.(next);
  };
  return (
    <>
      <SortableList ids={value} nameOf={(id) => (isStep(id) ? reviewStepLabels[id] : id)} onMove={move}>
        {value.map((step) => (
          <SortableRow key={step} id={step} name={reviewStepLabels[step]} disabled={fixed}>
            <div className="row-line">
              <span className="grow">{reviewStepLabels[step]}</span>
              <Button
                type="text"
                icon={<CloseOutlined aria-hidden />}
                aria-label={`去掉${reviewStepLabels[step]}`}
                onClick={() => onChange?.(value.filter((other) => other !== step))}
              />
            </div>
          </SortableRow>
        ))}
      </SortableList>
      {reviewSteps
        .filter((step) => !value.includes(step))
        .map((step) => (
          <Button key={step} type="dashed" onClick={() => onChange?.([...value, step])}>
            加上{reviewStepLabels[step]}
          </Button>
        ))}
    </>
  );
}
