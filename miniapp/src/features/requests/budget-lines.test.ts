import { requestForms } from '@yuanhang/domain';
import { budgetLines } from './budget-lines';

it('asks how an amount was calculated only when there is one', () => {
  const keys = budgetLines(requestForms.budget_application, { visaAmount: 50_000, otherNote: '行李' }).fields.map(
    ({ key }) => key,
  );
  expect(keys.filter((key) => key.endsWith('Note'))).toEqual(['visaNote', 'otherNote']);
  expect(keys).toContain('explanation');
});
