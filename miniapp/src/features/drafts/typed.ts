import { checkComplete, type FormDefinition, type FormValues, type Problem } from '@yuanhang/domain';

/** Unsaved changes: the changed fields of each page. */
export type Typed = Readonly<Record<string, FormValues>>;

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields of `values` that differ from the saved ones. */
export function changedFields(saved: FormValues, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !same(value, saved[key])));
}

/** A page with new values on it; a page without changes is left out. */
export function withPage(typed: Typed, page: string, changes: FormValues): Typed {
  const { [page]: _, ...others } = typed;
  return Object.keys(changes).length > 0 ? { ...others, [page]: changes } : others;
}

/** Removes the saved values; changes made in the meantime stay. */
export function withoutSent(typed: Typed, page: string, sent: FormValues): Typed {
  const left = Object.entries(typed[page] ?? {}).filter(([key, value]) => !(key in sent) || !same(value, sent[key]));
  return withPage(typed, page, Object.fromEntries(left));
}

/** Reads the stored changes of an earlier visit; anything malformed yields none. */
export function readTyped(stored: unknown): Typed {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  const pages = Object.entries(stored).filter(
    ([, values]) => typeof values === 'object' && values !== null && !Array.isArray(values),
  );
  return Object.fromEntries(pages) as Typed;
}

/**
 * The problems of a page: the form's rules applied to the current values, plus the server's problems for fields that
 * have not been changed since.
 */
export function problemsOf(
  form: FormDefinition,
  saved: FormValues,
  typed: FormValues,
  server: readonly Problem[],
): readonly Problem[] {
  const bare = (problem: Problem) => problem.field.split('.').pop() ?? '';
  const here = checkComplete(form, { ...saved, ...typed }).filter(
    ({ field }) => field in typed || isUnset(saved[field]),
  );
  const there = server
    .map((problem) => ({ ...problem, field: bare(problem) }))
    .filter(({ field }) => !(field in typed) && !here.some((one) => one.field === field));
  const order = (problem: Problem) => form.fields.findIndex(({ key }) => key === problem.field);
  return [...here, ...there].sort((a, b) => order(a) - order(b));
}

const isUnset = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
