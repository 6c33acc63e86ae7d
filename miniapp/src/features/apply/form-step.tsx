import { type ApplicationDetail, applicationRoutes } from '@yuanhang/contract';
import type { FormDefinition, FormValues } from '@yuanhang/domain';
import { call } from '../../shared/api';
import { Button, Card, FormFields, PartFooter, Section, showError } from '../../shared/ui';
import type { Comment } from '../applications/history';
import { remarksOf } from '../applications/remarks';
import { DraftForm } from '../drafts/draft-form';
import { saveLabels, unsavedMessage } from '../drafts/save-state';
import { useDraft } from '../drafts/use-draft';
import type { FormStep } from './steps';
import { withZones } from './zones';

interface Props {
  readonly detail: ApplicationDetail;
  readonly page: FormStep;
  readonly title: string;
  readonly place: string;
  /** The student tried to continue; problems are shown only then, not while typing. */
  readonly tried: boolean;
  /** The reviewer's comment, if the application was returned. */
  readonly returned: Comment | undefined;
  readonly onSaved: (detail: ApplicationDetail) => void;
  readonly onNext: () => void;
}

/** A page of form fields, saved automatically as a draft. */
export function FormStepView({ detail, page, title, place, tried, returned, onSaved, onNext }: Props) {
  const { id } = detail;
  const draft = useDraft<ApplicationDetail>({
    name: `application-${id}-${page}`,
    data: detail,
    valuesOf: ({ pages }) => pages[page]?.values ?? null,
    send: (data, _, values) =>
      call(applicationRoutes.savePage, {
        params: { id, page },
        body: { version: data.version, values: openValues(data, page, values) },
      }),
    load: () => call(applicationRoutes.detail, { params: { id } }),
    onAnswer: onSaved,
  });
  const content = detail.pages[page];
  if (!content) return null;
  const { form } = content;
  // Fields from the student register are read-only.
  const fixed = { ...form, fields: form.fields.filter(({ readOnly }) => readOnly) };
  const next = async () => {
    const failure = await draft.save();
    if (failure === null) onNext();
    else showError(unsavedMessage(failure));
  };
  return (
    <>
      <Section title={title} note={`${place} · ${saveLabels[draft.state]}`}>
        {fixed.fields.length > 0 ? (
          <Card>
            <FormFields readOnly form={fixed} values={content.values} />
          </Card>
        ) : null}
        <DraftForm
          page={page}
          content={content}
          draft={draft}
          tried={tried}
          shown={page === 'selfArranged' ? (whole, values) => withZones(openPart(whole), values) : openPart}
          remarks={remarksOf(returned, form)}
        />
      </Section>
      <PartFooter>
        <Button busy={draft.state === 'saving'} onTap={() => void next()}>
          保存并下一步
        </Button>
      </PartFooter>
    </>
  );
}

const openPart = (form: FormDefinition): FormDefinition => ({
  ...form,
  fields: form.fields.filter(({ readOnly }) => !readOnly),
});

/** The values without those of the student register, which the student cannot change. */
const openValues = ({ pages }: ApplicationDetail, page: FormStep, values: FormValues): FormValues =>
  Object.fromEntries(
    openPart(pages[page]?.form ?? { key: page, title: '', fields: [] }).fields.flatMap(({ key }) =>
      values[key] === undefined ? [] : [[key, values[key] ?? null]],
    ),
  );
