import { useQuery } from '@tanstack/react-query';
import { mobilityDeskRoutes, reviewRoutes } from '@yuanhang/contract';
import { call } from '../shared/api';
import { useSession } from '../shared/session';

/** The counts shown in the menu. */
export type Counted = 'waiting' | 'help';
const freshFor = 60_000;

/** The user's pending reviews and the unacknowledged help requests; undefined when the user may not read them. */
export function useCounts(): Readonly<Partial<Record<Counted, number>>> {
  const { may } = useSession();
  const waiting = useQuery({
    queryKey: ['reviews', 'counts'],
    queryFn: () => call(reviewRoutes.counts, {}),
    enabled: may(reviewRoutes.counts),
    refetchInterval: freshFor,
  });
  const abroad = useQuery({
    queryKey: ['abroad', 'summary'],
    queryFn: () => call(mobilityDeskRoutes.summary, {}),
    enabled: may(mobilityDeskRoutes.summary),
    refetchInterval: freshFor,
  });
  return {
    ...(waiting.data && { waiting: waiting.data.counts.reduce((sum, kind) => sum + kind.waiting, 0) }),
    ...(abroad.data && { help: abroad.data.helpWaiting }),
  };
}
