import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, mayPass } from './failures';

/** Creates the query client; calls `onSignedOut` when any query or mutation fails because no user is signed in. */
export function createQueryClient(onSignedOut: (client: QueryClient) => void): QueryClient {
  const listen = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut(client);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: listen }),
    mutationCache: new MutationCache({ onError: listen }),
    defaultOptions: {
      queries: { retry: (count, error) => count < 2 && mayPass(error), staleTime: 10_000 },
      mutations: { retry: false },
    },
  });
  return client;
}
