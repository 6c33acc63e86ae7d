import type { FormPage } from '@yuanhang/contract';
import type { FormDefinition, FormValues, Problem } from '@yuanhang/domain';

/** The form for clients, without the rules that only the server checks (rules across fields). */
export function presentForm(form: FormDefinition): FormPage['form'] {
  return {
    key: form.key,
    title: form.title,
    fields: form.fields.map(({ options, when, ...field }) => ({
      ...field,
      ...(options ? { options: options.map((option) => ({ ...option })) } : {}),
      ...(when ? { when: { field: when.field, in: [...when.in] } } : {}),
    })),
    ...(form.dateOrders ? { dateOrders: form.dateOrders.map((order) => ({ ...order })) } : {}),
  };
}

export const presentPage = (form: FormDefinition, values: FormValues, problems: readonly Problem[]): FormPage => ({
  form: presentForm(form),
  values: { ...values },
  problems: problems.map((problem) => ({ ...problem })),
});
