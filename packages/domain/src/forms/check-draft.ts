import { maskCharacter } from '../identifiers';
import type { Field, FieldValue, FormDefinition, FormValues, Problem } from './definition';
import { readValue } from './read-value';
import { isAsked } from './values';

/**
 * Reads the storable part of a client's object as a draft of this form, and reports problems with the rest. Drops
 * unknown, read-only and unasked fields, and masked numbers that come back unchanged. A field sent empty is null; one
 * not sent is absent. Empty fields are not a problem here. Never throws.
 * @param values the whole form as received
 */
export function checkDraft(
  definition: FormDefinition,
  values: unknown,
): { readonly values: FormValues; readonly problems: Problem[] } {
  const kept: Record<string, FieldValue> = {};
  const problems: Problem[] = [];
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return { values: kept, problems: [{ field: '', code: 'wrong_type', message: '提交的内容格式不正确' }] };
  }
  for (const field of definition.fields) {
    const raw = ownProperty(values, field.key);
    if (raw === undefined || isIgnored(field, raw) || !isAsked(field, kept)) continue;
    const reading = readValue(field, raw);
    if ('problem' in reading) problems.push(reading.problem);
    else kept[field.key] = reading.value;
  }
  return { values: kept, problems };
}

function isIgnored(field: Field, raw: unknown): boolean {
  const isMaskedEcho = field.sensitive === true && typeof raw === 'string' && raw.includes(maskCharacter);
  return field.readOnly === true || field.key === '__proto__' || isMaskedEcho;
}

function ownProperty(object: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}
