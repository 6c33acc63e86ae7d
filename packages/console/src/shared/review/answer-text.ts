import { type Field, type FieldValue, formatDate, isPlainDate, type PlainDate, valueText } from '@yuanhang/domain';

/** An answer as display text, with formatted dates. */
export const answerText = (field: Field, value: FieldValue | undefined, today: PlainDate): string =>
  field.type === 'date' && isPlainDate(value) ? formatDate(value, today) : valueText(field, value);
