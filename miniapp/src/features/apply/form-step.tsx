import type { ApplicationDetail } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';
import { Button, Card, FormFields, Section } from '../../shared/ui';
import type { FormStep } from './steps';
import { useFormStep } from './use-form-step';

interface Props {
  readonly detail: ApplicationDetail;
  readonly page: FormStep;
  readonly title: string;
  readonly place: string;
  /** Shown only after the person tried to go on: nobody is scolded while typing. */
  readonly problems: readonly Problem[];
  readonly onSaved: (detail: ApplicationDetail) => void;
  readonly onStale: () => void;
  readonly onNext: () => void;
}

/** A page of questions; saved on its own, as a draft that survives everything. */
export function FormStepView({ detail, page, title, place, problems, onSaved, onStale, onNext }: Props) {
  const step = useFormStep({ detail, page, onSaved, onStale });
  const form = detail.pages[page]?.form;
  if (!form) return null;
  const next = async () => {
    if (await step.flush()) onNext();
  };
  return (
    <Section title={title} note={`${place} · ${step.state}`}>
      <Card>
        <FormFields
          form={form}
          values={step.values}
          problems={step.failure ? step.failure.problems : problems}
          onChange={step.change}
        />
      </Card>
      <Button busy={step.busy} onTap={() => void next()}>
        保存并下一步
      </Button>
    </Section>
  );
}
