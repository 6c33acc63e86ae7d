import { requestDefinitions } from '@yuanhang/domain';
import { AppError, fieldError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { RequestsContext } from '../context';
import { loadForStaff } from '../reads/load';

export interface RevealInput {
  readonly id: string;
  /** The key of a sensitive field of the form. */
  readonly field: string;
  /** The reason, written to the audit log. */
  readonly purpose: string;
}

/** More than a person needs in an hour. */
export const revealsPerHour = 60;

/**
 * Returns one number in the clear and writes that, with the purpose, to the audit log in the same transaction. Throws
 * `not_found`, `forbidden`, `rate_limited`, and `invalid_input` for a field that is not sealed or is empty.
 */
export async function reveal(
  context: RequestsContext,
  principal: Principal,
  { id, field, purpose }: RevealInput,
): Promise<{ value: string }> {
  await context.reveals.take(principal.userId);
  return context.database.transaction(async (tx) => {
    const record = await loadForStaff(context, principal, id, tx);
    // A recalled request is visible only to the student again.
    if (!record || record.state.status === 'draft') throw new AppError('not_found');
    const { form, label, readers } = requestDefinitions[record.kind];
    const asked = form.fields.find(({ key, sensitive }) => key === field && sensitive);
    const role = readers[field];
    if (!asked || !role) throw fieldError('field', 'not_sealed', '这一项不需要单独查看');
    if (!principal.roles.includes(role)) throw new AppError('forbidden');
    const value = record.values[field];
    if (typeof value !== 'string' || value === '') throw fieldError('field', 'empty', `没有填写${asked.label}`);
    const { number } = record.application;
    await context.audit.record(tx, {
      actor: { id: principal.userId, role },
      action: 'reveal_number',
      subject: { type: 'request', id },
      detail: `${number} · ${label} · ${asked.label} · ${purpose}`,
    });
    return { value };
  });
}
