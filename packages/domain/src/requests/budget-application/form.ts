import { budgetCategories } from '../../forms/budget';
import type { Field, FormDefinition } from '../../forms/definition';

/** One million yuan per line, so that typing errors are caught before they reach finance. */
const highestLine = 100_000_000;

/** 经费预算申请: an amount and an explanation for each category. */
export const budgetApplicationForm: FormDefinition = {
  key: 'budget_application',
  title: '经费预算申请',
  fields: [
    ...budgetCategories.reduce<Field[]>(
      (fields, { key, label }) =>
        fields.concat(
          { key: `${key}Amount`, label: `${label}（元）`, type: 'money', max: highestLine },
          { key: `${key}Note`, label: `${label}说明`, type: 'text', placeholder: '如何计算' },
        ),
      [],
    ),
    { key: 'explanation', label: '预算说明', type: 'paragraph', required: true, min: 10, max: 2000 },
  ],
  checks: ['budget_total'],
};
