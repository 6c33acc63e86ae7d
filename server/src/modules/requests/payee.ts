import { type FormValues, requestForms } from '@yuanhang/domain';
import { fromJson } from '../../platform/database';
import type { Context } from './context';

/**
 * To whom a stored funding application is paid; the account masked unless it is asked for in the clear, which the
 * caller writes to the audit log.
 */
export const payeeOf =
  ({ forms }: Context) =>
  ({ id, form }: { readonly id: string; readonly form: string }, inTheClear: boolean) => {
    const definition = requestForms.funding_application;
    const stored = fromJson<FormValues>(form);
    const values = inTheClear ? forms.open(id, definition, stored) : forms.mask(id, definition, stored);
    const text = (key: string) => String(values[key] ?? '');
    return { holder: text('accountHolder'), bank: text('bankName'), account: text('bankAccount') };
  };
