import { z } from 'zod';
import { parseCasXml } from './cas-xml';

const answerShape = z.object({
  serviceResponse: z.object({
    authenticationSuccess: z
      .object({
        user: z.string().min(1).max(60),
        attributes: z.unknown().optional(),
        attribute: z.unknown().optional(),
      })
      .optional(),
    authenticationFailure: z.object({ '@code': z.string().max(60) }).optional(),
  }),
});
const named = z.object({ '@name': z.string(), '@value': z.string() });
const record = z.record(z.string(), z.unknown());

export type CasAnswer =
  | { readonly valid: true; readonly casId: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly valid: false; readonly code: string };

const listed = (attributes: unknown): [string, string][] =>
  [attributes].flat().flatMap((one) => {
    const found = named.safeParse(one);
    return found.success ? [[found.data['@name'], found.data['@value']]] : [];
  });

/**
 * CAS sends `<name>value</name>` or `<attribute name= value=>`; the latter stand among the other attributes or beside
 * them.
 */
function attributesOf(given: unknown, beside: unknown): Record<string, string> {
  const { attribute, ...plain } = record.safeParse(given).data ?? {};
  const pairs = Object.entries(plain).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return Object.fromEntries([...pairs, ...listed(attribute), ...listed(beside)]);
}

/**
 * Reads the response of `/p3/serviceValidate`. Only elements at their place count, so that a failure whose text
 * echoes XML stays a failure. A document with both a success and a failure, or with a DOCTYPE, is refused.
 */
export function readCasAnswer(xml: string): CasAnswer {
  const parsed = answerShape.safeParse(parseCasXml(xml));
  if (!parsed.success) return { valid: false, code: 'UNREADABLE' };
  const { authenticationSuccess: success, authenticationFailure: failure } = parsed.data.serviceResponse;
  if (!success || failure) return { valid: false, code: failure?.['@code'] ?? 'UNREADABLE' };
  return { valid: true, casId: success.user, attributes: attributesOf(success.attributes, success.attribute) };
}
