import type { FormDefinition, FormValues } from '@yuanhang/domain';

const isFilled = (value: unknown) => value !== undefined && value !== null && value !== '';

/** The visible lines of a budget: the calculation note of an amount is shown once either of them is filled in. */
export function budgetLines(form: FormDefinition, values: FormValues): FormDefinition {
  const fields = form.fields.filter(({ key }) => {
    if (!key.endsWith('Note')) return true;
    return isFilled(values[key]) || isFilled(values[key.replace(/Note$/, 'Amount')]);
  });
  return { ...form, fields };
}
