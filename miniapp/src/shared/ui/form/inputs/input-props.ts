import type { Field, FieldValue } from '@yuanhang/domain';

/** What each kind of input is given. */
export interface InputProps {
  readonly field: Field;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}
