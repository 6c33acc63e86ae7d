import { type Role, requestForms, requestKindLabels } from '@yuanhang/domain';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import { loadForStaff } from './load';

export interface RevealInput {
  readonly id: string;
  /** The form's key of a sensitive field. */
  readonly field: string;
  /** Why; stands in the audit log. */
  readonly purpose: string;
}

/** Who needs which number: travel documents are the office's business, bank accounts finance's. */
const readers: Readonly<Record<string, Role>> = {
  travelDocumentNumber: 'office',
  visaNumber: 'office',
  bankAccount: 'finance',
};
/** Nobody needs more at a time than they can write down. */
const perHour = 60;

/**
 * One number in the clear, written to the audit log with the purpose in the same transaction.
 * Throws `not_found`, `forbidden`, `rate_limited`, `invalid_input` for a field that is not sealed or empty.
 */
export function reveal(context: Context) {
  const reveals = context.rateLimits('reveals', perHour, 3600);
  return async (principal: Principal, { id, field, purpose }: RevealInput): Promise<{ value: string }> => {
    await reveals.take(principal.userId);
    return context.database.transaction(async (tx) => {
      const record = await loadForStaff(context, principal, id, tx);
      // Recalled, it is the student's again.
      if (!record || record.state.status === 'draft') throw new AppError('not_found');
      const asked = requestForms[record.kind].fields.find(({ key, sensitive }) => key === field && sensitive);
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
        detail: `${number} · ${requestKindLabels[record.kind]} · ${asked.label} · ${purpose}`,
      });
      return { value };
    });
  };
}
