import type { FormPage } from '@yuanhang/contract';
import { Card, FormFields } from '../../shared/ui';
import { problemsOf } from './typed';
import type { Draft } from './use-draft';

interface Props {
  readonly page: string;
  readonly content: FormPage;
  readonly draft: Draft;
  /** The person tried to go on: now what is missing is said beside the fields. */
  readonly tried: boolean;
}

/** One form of a draft, with what was typed here on top of what the server has. */
export function DraftForm({ page, content, draft, tried }: Props) {
  const problems = tried ? pageProblems(page, content, draft) : draft.refused;
  return (
    <Card>
      <FormFields
        form={content.form}
        values={draft.values(page)}
        problems={[...draft.refused, ...problems]}
        onChange={(values) => draft.set(page, values)}
      />
    </Card>
  );
}

export const pageProblems = (page: string, content: FormPage, draft: Draft) =>
  problemsOf(content.form, content.values, draft.changes(page), content.problems);
