import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface KeysetPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface Options {
  /** For a list whose rows change in the background: reload interval in milliseconds while the list is shown. */
  readonly refetchInterval?: number;
}

/**
 * A list with keyset pagination; one page is on the screen at a time. `key` must contain every filter; when it changes,
 * the list starts again at its first page.
 */
export function usePages<Item>(
  key: QueryKey,
  read: (cursor: string | undefined) => Promise<KeysetPage<Item>>,
  { refetchInterval }: Options = {},
) {
  const about = JSON.stringify(key);
  const [place, setPlace] = useState<{ about: string; cursors: readonly string[] }>({ about, cursors: [] });
  const cursors = place.about === about ? place.cursors : [];
  const cursor = cursors.at(-1);
  const query = useQuery({
    queryKey: [...key, { cursor }],
    queryFn: () => read(cursor),
    placeholderData: keepPreviousData,
    ...(refetchInterval !== undefined && { refetchInterval }),
  });
  const next = query.data?.nextCursor ?? null;
  const goTo = (to: readonly string[]) => setPlace({ about, cursors: to });
  return {
    query,
    items: query.data?.items ?? [],
    page: cursors.length + 1,
    next: next === null ? null : () => goTo([...cursors, next]),
    previous: cursors.length === 0 ? null : () => goTo(cursors.slice(0, -1)),
  };
}
export type Pages<Item> = ReturnType<typeof usePages<Item>>;
