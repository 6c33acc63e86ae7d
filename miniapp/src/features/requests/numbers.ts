import type { FormDefinition } from '@yuanhang/domain';

/** Whether the form asks for numbers that need a consent of their own: of a passport, a visa, a bank account. */
export const hasNumbers = ({ fields }: FormDefinition): boolean => fields.some(({ sensitive }) => sensitive);

/** The form before that consent is given. */
export const withoutNumbers = (form: FormDefinition): FormDefinition => ({
  ...form,
  fields: form.fields.filter(({ sensitive }) => !sensitive),
});
