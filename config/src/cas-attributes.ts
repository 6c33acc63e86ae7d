import type { z } from 'zod';

const fields = ['name', 'phone', 'email', 'collegeCode'] as const;
export type CasField = (typeof fields)[number];
const isField = (text: string): text is CasField => fields.some((field) => field === text);

/** Parses `name=cn,phone=mobile` to a mapping; null and an issue for anything else. */
export function readCasAttributes(
  text: string,
  context: z.RefinementCtx,
): Readonly<Partial<Record<CasField, string>>> | null {
  const mapping: Partial<Record<CasField, string>> = {};
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [field = '', attribute = ''] = pair.split('=').map((part) => part.trim());
    if (!isField(field) || attribute === '') {
      context.addIssue({
        code: 'custom',
        message: `应为 ${fields.join('、')} 与 CAS 属性名的对应，例如 name=cn,phone=mobile`,
      });
      return null;
    }
    mapping[field] = attribute;
  }
  return mapping;
}

/** Parses `name,collegeCode` to fields; null and an issue for anything else. */
export function readCasFields(text: string, context: z.RefinementCtx): readonly CasField[] | null {
  const named = text.split(',').flatMap((part) => part.trim() || []);
  if (named.every(isField)) return named;
  context.addIssue({ code: 'custom', message: `应为 ${fields.join('、')} 中的几项，例如 name,collegeCode` });
  return null;
}
