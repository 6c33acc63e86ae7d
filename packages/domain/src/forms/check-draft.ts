import { maskCharacter } from '../identifiers';
import type { Field, FieldValue, FormDefinition, FormValues, Problem } from './definition';
import { readValue } from './read-value';
import { isAsked } from './values';

/**
 * Reads the storable part of a client's object as a draft of this form, and reports problems with the rest. Drops
 * read-only and unasked fields, and masked numbers that come back unchanged. A field sent empty is null; one not sent
 * is absent. Empty fields are not a problem here, but a key that the form never had is one. Never throws.
 * @param values the whole form as received
 * @param stored the answers kept so far; their keys were once part of the form and are no problem
 */
export function checkDraft(
  definition: FormDefinition,
  values: unknown,
  stored: FormValues = {},
): { readonly values: FormValues; readonly problems: Problem[] } {
  const kept: Record<string, FieldValue> = {};
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return { values: kept, problems: [{ field: '', code: 'wrong_type', message: '提交的内容格式不正确' }] };
  }
  const problems = unknownKeys(definition, values, stored);
  for (const field of definition.fields) {
    const raw = ownProperty(values, field.key);
    if (raw === undefined || isIgnored(field, raw) || !isAsked(field, kept)) continue;
    const reading = readValue(field, raw);
    if ('problem' in reading) problems.push(reading.problem);
    else kept[field.key] = reading.value;
  }
  return { values: kept, problems };
}

/**
 * A problem for each key that neither the form nor a former version of it has: a misspelt key would otherwise empty its
 * field without a word. A key that the office removed after the page was opened must not lock the student out.
 */
function unknownKeys({ fields, formerKeys = [] }: FormDefinition, values: object, stored: FormValues): Problem[] {
  const known = [...fields.map(({ key }) => key), ...formerKeys, ...Object.keys(stored)];
  return Object.keys(values)
    .filter((key) => !known.includes(key))
    .map((key) => ({ field: key, code: 'unknown_field', message: `表中没有“${key}”这一项，请刷新后再填` }));
}

/**
 * The new version of a form with the keys that a former one had, so that an answer to a removed question is known as
 * such.
 */
export function replaceForm(former: FormDefinition, next: FormDefinition): FormDefinition {
  const present = next.fields.map(({ key }) => key);
  const before = [...(former.formerKeys ?? []), ...former.fields.map(({ key }) => key)];
  const formerKeys = before.filter((key, index) => !present.includes(key) && before.indexOf(key) === index);
  return formerKeys.length === 0 ? next : { ...next, formerKeys };
}

function isIgnored(field: Field, raw: unknown): boolean {
  const isMaskedEcho = field.sensitive === true && typeof raw === 'string' && raw.includes(maskCharacter);
  return field.readOnly === true || field.key === '__proto__' || isMaskedEcho;
}

function ownProperty(object: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}
