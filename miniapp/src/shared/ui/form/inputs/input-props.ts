import type { Field, FieldValue } from '@yuanhang/domain';

/** The props of every input. */
export interface InputProps {
  readonly field: Field;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}
