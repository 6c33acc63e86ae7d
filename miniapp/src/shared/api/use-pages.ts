import { useReachBottom } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { appendPage, type ListPage, refreshLimit } from './pages';
import { type Answer, useAnswer } from './use-answer';

export interface PageRequest {
  readonly cursor?: string;
  readonly limit: number;
}

export interface PagedAnswer<T> extends Answer<ListPage<T>> {
  /** The state at the end of the list. */
  readonly below: 'end' | 'more' | 'loading' | 'failed';
  readonly loadMore: () => Promise<void>;
}

/**
 * `useAnswer` for a list read page by page: loads the next page when the user scrolls to the end.
 *
 *     const found = usePages((page) => call(programmeRoutes.list, { query: { ...query, ...page } }), [key]);
 */
export function usePages<T extends { readonly id: string }>(
  load: (page: PageRequest) => Promise<ListPage<T>>,
  about: readonly (string | number | boolean | null)[] = [],
): PagedAnswer<T> {
  const shown = useRef(0);
  const [more, setMore] = useState<'idle' | 'loading' | 'failed'>('idle');
  const answer = useAnswer(() => load({ limit: refreshLimit(shown.current) }), about);
  shown.current = answer.data?.items.length ?? 0;
  const cursor = answer.data?.nextCursor ?? null;

  const loadMore = async () => {
    if (cursor === null || more === 'loading') return;
    setMore('loading');
    try {
      const page = await load({ cursor, limit: refreshLimit(0) });
      answer.change((list) => appendPage(list, cursor, page));
      setMore('idle');
    } catch {
      setMore('failed');
    }
  };
  useReachBottom(() => {
    // After a failure the user decides when to try again.
    if (more === 'idle') void loadMore();
  });
  const below = cursor === null ? 'end' : more === 'idle' ? 'more' : more;
  return { ...answer, below, loadMore };
}
