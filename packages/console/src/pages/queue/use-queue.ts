import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { type QueueItem, type ResponseOf, reviewRoutes } from '@yuanhang/contract';
import { call } from '../../shared/api';
import type { QueueFilter } from './filter';

type QueuePage = ResponseOf<NonNullable<typeof reviewRoutes.queue.schemas>>;
const queueKey = ['reviews', 'queue'] as const;

/** The loaded part of the user's queue, oldest first. */
export function useQueue(filter: QueueFilter) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: [...queueKey, filter],
    queryFn: ({ pageParam }) => call(reviewRoutes.queue, { query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: 60_000,
  });
  return {
    query,
    items: query.data?.pages.flatMap(({ items }) => items) ?? [],
    /** Removes decided items immediately and reloads the queue in the background. */
    settle(ids: ReadonlySet<string>): void {
      client.setQueriesData<InfiniteData<QueuePage>>({ queryKey: queueKey }, (data) => data && without(data, ids));
      void client.invalidateQueries({ queryKey: ['reviews'] });
    },
  };
}

const without = (data: InfiniteData<QueuePage>, ids: ReadonlySet<string>): InfiniteData<QueuePage> => ({
  ...data,
  pages: data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }: QueueItem) => !ids.has(id)) })),
});

export const useQueueCounts = () =>
  useQuery({ queryKey: ['reviews', 'counts'], queryFn: () => call(reviewRoutes.counts, {}) });
