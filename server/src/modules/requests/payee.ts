import { type FormValues, type RequestKind, requestForms } from '@yuanhang/domain';
import { fromJson } from '../../platform/database';
import type { Context } from './context';

/** A stored form with its numbers masked, or in the clear where the caller writes that to the audit log. */
export const formOf =
  ({ forms }: Context) =>
  (
    { id, kind, form }: { readonly id: string; readonly kind: RequestKind; readonly form: string },
    inTheClear: boolean,
  ): FormValues => {
    const stored = fromJson<FormValues>(form);
    return inTheClear ? forms.open(id, requestForms[kind], stored) : forms.mask(id, requestForms[kind], stored);
  };

/** To whom a stored funding application is paid. */
export const payeeOf =
  (context: Context) =>
  ({ id, form }: { readonly id: string; readonly form: string }, inTheClear: boolean) => {
    const values = formOf(context)({ id, kind: 'funding_application', form }, inTheClear);
    const text = (key: string) => String(values[key] ?? '');
    return { holder: text('accountHolder'), bank: text('bankName'), account: text('bankAccount') };
  };
