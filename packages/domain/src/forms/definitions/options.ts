import type { FieldOption } from '../definition';

/** Builds the options of a choice from a vocabulary list and its labels. */
export function optionsFrom<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly FieldOption[] {
  return values.map((value) => ({ value, label: labels[value] }));
}
