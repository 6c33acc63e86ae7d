import { checkDraft, decideApplication, type FormDefinition, type FormValues } from '@yuanhang/domain';
import { json } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import { formOf } from './forms';
import { changeOwn, type Target } from './load';
import type { PageKey } from './records';
import { refusal } from './refusal';

const columns = {
  basic: 'basic',
  application: 'application',
  questions: 'questions',
  selfArranged: 'self_arranged',
} as const satisfies Record<PageKey, string>;

export interface PageInput extends Target {
  readonly page: PageKey;
  readonly values: FormValues;
}

/** Saves one page as a draft: half-finished is fine, wrong kinds are `invalid_input`, unknown fields are dropped. */
export const savePage =
  (context: Context) =>
  (principal: Principal, { id, page, version, values }: PageInput): Promise<void> =>
    changeOwn(context, principal, { id, version }, async (tx, record) => {
      const decision = decideApplication(record.state, { type: 'edit' }, principal, record.facts);
      if (!decision.allowed) throw refusal(decision.reason);
      const before = record.pages[page];
      if (before === null) throw new AppError('not_found');
      const form = formOf(page, record.offering);
      const draft = checkDraft(form, values);
      if (draft.problems.length > 0) throw new AppError('invalid_input', { problems: draft.problems });
      const submissionColumns = record.state.stage === 'draft' ? {} : readOnlyValues(form, before);
      const saved = { ...submissionColumns, ...draft.values };
      const changes = { [columns[page]]: json(saved), updated_at: context.clock.now() };
      await context.database.updateVersioned('applications', record, changes, tx);
    });

/** What the register said when it was submitted stays, whatever a client sends. */
function readOnlyValues(form: FormDefinition, before: FormValues): FormValues {
  const keys = form.fields.filter(({ readOnly }) => readOnly).map(({ key }) => key);
  return Object.fromEntries(Object.entries(before).filter(([key]) => keys.includes(key)));
}
