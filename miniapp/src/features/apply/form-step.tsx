import type { ApplicationDetail, TimelineEntry } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';
import { Button, Card, FormFields, PartFooter, Section } from '../../shared/ui';
import { remarksOf } from '../applications/remarks';
import type { FormStep } from './steps';
import { useFormStep } from './use-form-step';
import { withZones } from './zones';

interface Props {
  readonly detail: ApplicationDetail;
  readonly page: FormStep;
  readonly title: string;
  readonly place: string;
  /** Shown only after the person tried to go on: nobody is scolded while typing. */
  readonly problems: readonly Problem[];
  /** Why it was sent back, when it was. */
  readonly returned: TimelineEntry | undefined;
  readonly onSaved: (detail: ApplicationDetail) => void;
  readonly onStale: () => void;
  readonly onNext: () => void;
}

/** A page of questions; saved on its own, as a draft that survives everything. */
export function FormStepView({ detail, page, title, place, problems, returned, onSaved, onStale, onNext }: Props) {
  const step = useFormStep({ detail, page, onSaved, onStale });
  const form = detail.pages[page]?.form;
  if (!form) return null;
  // What comes from the register is only there to be checked.
  const fixed = { ...form, fields: form.fields.filter(({ readOnly }) => readOnly) };
  const open = { ...form, fields: form.fields.filter(({ readOnly }) => !readOnly) };
  const asked = page === 'selfArranged' ? withZones(open, step.values) : open;
  const next = async () => {
    if (await step.flush()) onNext();
  };
  return (
    <>
      <Section title={title} note={`${place} · ${step.state}`}>
        {fixed.fields.length > 0 ? (
          <Card>
            <FormFields readOnly form={fixed} values={step.values} />
          </Card>
        ) : null}
        <Card>
          <FormFields
            form={asked}
            values={step.values}
            problems={step.failure ? step.failure.problems : problems}
            remarks={remarksOf(returned, form)}
            onChange={step.change}
          />
        </Card>
      </Section>
      <PartFooter>
        <Button busy={step.busy} onTap={() => void next()}>
          保存并下一步
        </Button>
      </PartFooter>
    </>
  );
}
