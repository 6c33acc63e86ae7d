import type { FieldOption } from '../definition';

/** The options of a choice, from a list of the vocabulary and its labels. */
export function optionsFrom<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly FieldOption[] {
  return values.map((value) => ({ value, label: labels[value] }));
}
