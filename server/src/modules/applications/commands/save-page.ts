import type { ApplicationDetail } from '@yuanhang/contract';
import { checkDraft, type FormDefinition, type FormValues } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { Application } from '../model';
import { formOf } from '../reads/forms';
import { missingOf } from '../reads/missing';
import type { ApplicationRecord, PageKey } from '../reads/records';
import { lockForEditing, presentOwn, type Target } from './own-application';

export interface PageInput extends Target {
  readonly page: PageKey;
  readonly values: FormValues;
}

/**
 * Saves one page as a draft: it may be incomplete. Throws `invalid_input` for values of the wrong type and unknown keys, `not_found`, `stale_version` and the domain's refusals.
 */
export async function savePage(
  context: ApplicationsContext,
  principal: Principal,
  { page, values, ...target }: PageInput,
  tx: Tx,
): Promise<ApplicationDetail> {
  const record = await lockForEditing(context, principal, target, tx);
  const before = record.pages[page];
  if (before === null) throw new AppError('not_found');
  const form = formOf(page, record.offering);
  const draft = checkDraft(form, values, before);
  if (draft.problems.length > 0) throw new AppError('invalid_input', { problems: draft.problems });
  const register = readOnlyValues(form, before);
  const stored = record.state.stage === 'draft' ? draft.values : { ...register, ...draft.values };
  const updatedAt = context.clock.now();
  await context.database.change(Application, record, { [page]: stored, updatedAt }, tx);
  const saved = { ...record.pages, [page]: { ...draft.values, ...register } };
  return presentOwn(context, principal, recordWith(record, saved, updatedAt), tx);
}

/**
 * Register values that were frozen on submission stay, whatever a client sends; a draft reads them from the register
 * and stores none.
 */
function readOnlyValues(form: FormDefinition, before: FormValues): FormValues {
  const keys = form.fields.filter(({ readOnly }) => readOnly).map(({ key }) => key);
  return Object.fromEntries(Object.entries(before).filter(([key]) => keys.includes(key)));
}

function recordWith(record: ApplicationRecord, pages: ApplicationRecord['pages'], updatedAt: Date): ApplicationRecord {
  const { offering, supplement, attachments, state, facts } = record;
  const missing = missingOf(state.stage, { pages, offering, supplement }, attachments);
  return {
    ...record,
    version: record.version + 1,
    pages,
    updatedAt,
    missing,
    facts: { ...facts, missingCount: missing.length },
  };
}
