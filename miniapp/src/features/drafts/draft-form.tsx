import type { FormPage } from '@yuanhang/contract';
import type { FormDefinition, FormValues } from '@yuanhang/domain';
import { Card, FormFields, type Remark } from '../../shared/ui';
import { problemsOf } from './typed';
import type { Draft } from './use-draft';

interface Props {
  readonly page: string;
  readonly content: FormPage;
  readonly draft: Draft;
  /** The student tried to continue: missing values are now shown beside the fields. */
  readonly tried: boolean;
  /** Selects the fields to show for the current values. */
  readonly shown?: (form: FormDefinition, values: FormValues) => FormDefinition;
  readonly remarks?: readonly Remark[];
}

/** One form of a draft: the local changes on top of the server's values. */
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
