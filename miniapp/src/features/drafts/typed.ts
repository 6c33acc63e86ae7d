import { checkComplete, type FormDefinition, type FormValues, type Problem } from '@yuanhang/domain';

/** What was typed and is not yet on the server: the changed fields of each page. */
export type Typed = Readonly<Record<string, FormValues>>;

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields of `values` that differ from what the server has. */
export function changedFields(saved: FormValues, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !same(value, saved[key])));
}

/** A page with new values on it; a page without changes is left out. */
export function withPage(typed: Typed, page: string, changes: FormValues): Typed {
  const { [page]: _, ...others } = typed;
  return Object.keys(changes).length > 0 ? { ...others, [page]: changes } : others;
}

/** After saving: what was sent is the server's now, what was typed meanwhile stays. */
export function withoutSent(typed: Typed, page: string, sent: FormValues): Typed {
  const left = Object.entries(typed[page] ?? {}).filter(([key, value]) => !(key in sent) || !same(value, sent[key]));
  return withPage(typed, page, Object.fromEntries(left));
}

/** Reads what an earlier visit left in storage; anything else is nothing. */
export function readTyped(stored: unknown): Typed {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  const pages = Object.entries(stored).filter(
    ([, values]) => typeof values === 'object' && values !== null && !Array.isArray(values),
  );
  return Object.fromEntries(pages) as Typed;
}

/**
 * What is still wrong with a page as it stands here: the form's own rules on what was typed, and what the server
 * said of fields that have not been touched since.
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
