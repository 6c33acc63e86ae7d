import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface KeysetPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * A list read page by page, by key: however many rows there are, one page of them is on the screen. Whatever the list
 * is filtered by belongs in `key`; when that changes, it begins anew.
 */
export function usePages<Item>(key: QueryKey, read: (cursor: string | undefined) => Promise<KeysetPage<Item>>) {
  const about = JSON.stringify(key);
  const [place, setPlace] = useState<{ about: string; cursors: readonly string[] }>({ about, cursors: [] });
  const cursors = place.about === about ? place.cursors : [];
  const cursor = cursors.at(-1);
  const query = useQuery({
    queryKey: [...key, { cursor }],
    queryFn: () => read(cursor),
    placeholderData: keepPreviousData,
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
