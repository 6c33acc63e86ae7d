import { type Field, type FormDefinition, type FormValues, isAsked, maskCharacter, maskMiddle } from '@yuanhang/domain';
import { type FieldCipher, isSealed } from '../../platform/crypto';

/** Binds a sealed number to its request and field: a copy elsewhere cannot be opened. */
export const sealingContext = (requestId: string, key: string) => `request:${requestId}:${key}`;
const sensitiveOf = (form: FormDefinition): readonly Field[] => form.fields.filter(({ sensitive }) => sensitive);

/** Sensitive values of a form: stored sealed, sent masked, in the clear only while they are checked. */
export function sealedForms(cipher: FieldCipher) {
  const eachSensitive = (form: FormDefinition, values: FormValues, change: (key: string, value: string) => string) => {
    const changed = sensitiveOf(form).flatMap(({ key }) => {
      const value = values[key];
      return typeof value === 'string' ? [[key, change(key, value)] as const] : [];
    });
    return { ...values, ...Object.fromEntries(changed) };
  };
  const opened = (requestId: string) => (key: string, value: string) =>
    isSealed(value) ? cipher.open(value, sealingContext(requestId, key)) : value;

  return {
    open: (requestId: string, form: FormDefinition, stored: FormValues): FormValues =>
      eachSensitive(form, stored, opened(requestId)),

    mask: (requestId: string, form: FormDefinition, stored: FormValues): FormValues =>
      eachSensitive(form, stored, (key, value) => maskMiddle(opened(requestId)(key, value))),

    /**
     * The stored form of checked values. A number that comes back masked keeps its stored value.
     * @param sent by the client, before checking
     */
    seal(
      requestId: string,
      form: FormDefinition,
      { checked, sent, stored }: { checked: FormValues; sent: FormValues; stored: FormValues },
    ): FormValues {
      const sealed = eachSensitive(form, checked, (key, value) => cipher.seal(value, sealingContext(requestId, key)));
      const echoed = sensitiveOf(form).filter((field) => {
        const value = sent[field.key];
        return typeof value === 'string' && value.includes(maskCharacter) && isAsked(field, checked);
      });
      const kept = echoed.flatMap(({ key }) => {
        const value = stored[key];
        return value === undefined ? [] : [[key, value] as const];
      });
      return { ...sealed, ...Object.fromEntries(kept) };
    },
  };
}
export type SealedForms = ReturnType<typeof sealedForms>;
