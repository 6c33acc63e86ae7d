import type { FormPage } from '@yuanhang/contract';
import type { FormDefinition, FormValues, Problem } from '@yuanhang/domain';

/** A form as it travels: what only the server checks (rules across fields) stays here. */
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
