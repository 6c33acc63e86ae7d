import type { FormPage } from '@yuanhang/contract';
import type { FormDefinition, FormValues } from '@yuanhang/domain';
import { Card, FormFields, type Remark } from '../../shared/ui';
import { problemsOf } from './typed';
import type { Draft } from './use-draft';

interface Props {
  readonly page: string;
  readonly content: FormPage;
  readonly draft: Draft;
  /** The person tried to go on: now what is missing is said beside the fields. */
  readonly tried: boolean;
  /** Which of the fields are shown, as the form stands. */
  readonly shown?: (form: FormDefinition, values: FormValues) => FormDefinition;
  readonly remarks?: readonly Remark[];
}

/** One form of a draft, with what was typed here on top of what the server has. */
export function DraftForm({ page, content, draft, tried, shown, remarks = [] }: Props) {
  const problems = tried ? pageProblems(page, content, draft) : draft.refused;
  return (
    <Card>
      <FormFields
        form={shown ? shown(content.form, draft.values(page)) : content.form}
        values={draft.values(page)}
        remarks={remarks}
        problems={[...draft.refused, ...problems]}
        onChange={(values) => draft.set(page, values)}
      />
    </Card>
  );
}

export const pageProblems = (page: string, content: FormPage, draft: Draft) =>
  problemsOf(content.form, content.values, draft.changes(page), content.problems);
