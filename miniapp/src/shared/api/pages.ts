/** A page of a list without a count; `nextCursor` is null on the last one. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

const usual = 20;
const maxLimit = 100;

/** How many rows to load in a refresh, so that the list does not become shorter than what the user has scrolled through. */
export const refreshLimit = (shown: number): number => Math.min(maxLimit, Math.max(usual, shown));

/**
 * The list after appending the page requested at `cursor`. Rows that moved between the two requests appear once; a page
 * that no longer fits (the list was refreshed in the meantime) is ignored.
 */
export function appendPage<T extends { readonly id: string }>(
  shown: ListPage<T>,
  cursor: string,
  page: ListPage<T>,
): ListPage<T> {
  if (shown.nextCursor !== cursor) return shown;
  const known = new Set(shown.items.map(({ id }) => id));
  return { items: [...shown.items, ...page.items.filter(({ id }) => !known.has(id))], nextCursor: page.nextCursor };
}
