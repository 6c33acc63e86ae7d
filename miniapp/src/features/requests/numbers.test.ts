import { requestForms } from '@yuanhang/domain';
import { hasNumbers, withoutNumbers } from './numbers';

it('leaves out the numbers that need a consent, and nothing else', () => {
  const form = requestForms.dispatch_confirmation;
  const keys = (one: typeof form) => one.fields.map(({ key }) => key);
  expect(hasNumbers(form)).toBe(true);
  const left = withoutNumbers(form);
  expect(hasNumbers(left)).toBe(false);
  expect(keys(form).filter((key) => !keys(left).includes(key))).toEqual(
    expect.arrayContaining(['travelDocumentNumber', 'visaNumber']),
  );
  expect(keys(left)).toContain('travelDocumentType');
});
