import type { RequestDetail } from '@yuanhang/contract';
import { checkDraft, decideRequest, type FormDefinition, type FormValues, requestDefinitions } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import { refusal } from '../../applications';
import type { RequestsContext } from '../context';
import { own } from '../reads/detail';
import { lockOwn, type RequestTarget } from './locks';
import { writeRequest } from './write-request';

/** Whether the values hold a number that needs a consent of its own: of a passport, a visa, a bank account. */
const hasNumbers = ({ fields }: FormDefinition, values: FormValues): boolean =>
  fields.some(({ key, sensitive }) => sensitive && typeof values[key] === 'string' && values[key] !== '');

/** Replaces the answers. Throws `not_found`, `stale_version`, `invalid_input` and the domain's refusals. */
export async function saveForm(
  context: RequestsContext,
  principal: Principal,
  { values: sent, ...target }: RequestTarget & { readonly values: FormValues },
  tx: Tx,
): Promise<RequestDetail> {
  const record = await lockOwn(context, principal, target, tx);
  const decision = decideRequest(record.state, { type: 'edit' }, principal, record.facts);
  if (!decision.allowed) throw refusal(decision.reason);
  const definition = requestDefinitions[record.kind].form;
  const { values: checked, problems } = checkDraft(definition, sent, record.form);
  if (problems.length > 0) throw new AppError('invalid_input', { problems });
  if (hasNumbers(definition, checked)) await context.consents.require(principal.userId, 'sensitive_numbers', tx);
  const form = context.forms.seal(record.id, definition, { checked, sent, stored: record.form });
  await writeRequest(context, record, { form, updatedAt: context.clock.now() }, tx);
  return own(context, principal, record.id, tx);
}
