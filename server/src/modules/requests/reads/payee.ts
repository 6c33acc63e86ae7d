import { type FormValues, type RequestKind, requestForms } from '@yuanhang/domain';
import { fromJson } from '../../../platform/database';
import type { RequestsContext } from '../context';

/**
 * A stored form with its numbers masked.
 * @param inTheClear shows the numbers; the caller audits it
 */
export function formOf(
  { forms }: RequestsContext,
  { id, kind, form }: { readonly id: string; readonly kind: RequestKind; readonly form: string },
  inTheClear: boolean,
): FormValues {
  const stored = fromJson<FormValues>(form);
  return inTheClear ? forms.open(id, requestForms[kind], stored) : forms.mask(id, requestForms[kind], stored);
}

/** The account to which a stored funding application is paid; `inTheClear` as in `formOf`. */
export function payeeOf(
  context: RequestsContext,
  { id, form }: { readonly id: string; readonly form: string },
  inTheClear: boolean,
): { holder: string; bank: string; account: string } {
  const values = formOf(context, { id, kind: 'funding_application', form }, inTheClear);
  const text = (key: string) => String(values[key] ?? '');
  return { holder: text('accountHolder'), bank: text('bankName'), account: text('bankAccount') };
}
