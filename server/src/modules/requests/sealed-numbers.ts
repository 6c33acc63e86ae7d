import { type FormValues, requestForms } from '@yuanhang/domain';
import { isSealed, type SealedSet } from '../../platform/crypto';
import { fromJson, json } from '../../platform/database';
import { sealingContext } from './sealed-form';

/**
 * Sensitive fields of all kinds. Other texts are left alone, because a student's text may begin like a sealed value.
 */
const sensitive = new Set(
  Object.values(requestForms).flatMap(({ fields }) => fields.filter((field) => field.sensitive).map(({ key }) => key)),
);

/** The sealed numbers in the forms, for a key rotation. */
export const sealedNumbers: SealedSet = {
  table: 'requests',
  idColumn: 'id',
  column: 'form',
  guard: 'version',
  rewrite({ id, held }, reseal) {
    let isChanged = false;
    const values = Object.entries(fromJson<FormValues>(held)).map(([key, value]) => {
      if (!sensitive.has(key) || !isSealed(value)) return [key, value];
      const resealed = reseal(value, sealingContext(id, key));
      isChanged ||= resealed !== value;
      return [key, resealed];
    });
    return isChanged ? json(Object.fromEntries(values)) : held;
  },
};
