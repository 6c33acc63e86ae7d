import type { FormDefinition, FormValues } from '@yuanhang/domain';

const isFilled = (value: unknown) => value !== undefined && value !== null && value !== '';

/** A budget's lines as they are written: how an amount was reckoned is asked for once there is one. */
export function budgetLines(form: FormDefinition, values: FormValues): FormDefinition {
  const fields = form.fields.filter(({ key }) => {
    if (!key.endsWith('Note')) return true;
    return isFilled(values[key]) || isFilled(values[key.replace(/Note$/, 'Amount')]);
  });
  return { ...form, fields };
}
