import { useQuery, useQueryClient } from '@tanstack/react-query';
import { identityRoutes, mayCall } from '@yuanhang/contract';
import { staffIdleMinutes } from '@yuanhang/domain';
import { Fragment, type ReactNode, useCallback, useMemo, useState } from 'react';
import { call } from '../api';
import { Failed, Loading } from '../ui/states';
import { isStaff, readSession, type Session, SessionContext, sessionKey } from './session';
import { SignInDialog } from './sign-in-dialog';
import { SignInPage } from './sign-in-page';
import { StudentsPage } from './students-page';
import { useIdle } from './use-idle';

/**
 * Renders its children only for a signed-in user. When the session ends later, a sign-in dialog opens on top of the page,
 * which keeps its input; after sign-in the user continues there.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const query = useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 });
  const [shown, setShown] = useState<Session | null>(null);
  if (query.data && query.data !== shown) setShown(query.data);

  const signOut = useCallback(
    async (stay: boolean) => {
      await call(identityRoutes.signOut, {}).catch(() => undefined);
      client.setQueryData(sessionKey, null);
      if (stay) return;
      setShown(null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    },
    [client],
  );
  useIdle(staffIdleMinutes, query.data ? () => void signOut(true) : null);

  const inUse = useMemo(
    () =>
      shown && {
        ...shown,
        isOpen: query.data !== null,
        may: (route) => mayCall(route, shown.me.roles),
        signOut: () => void signOut(false),
      },
    [shown, query.data, signOut],
  ) satisfies React.ContextType<typeof SessionContext>;

  if (query.isPending) return <Loading />;
  if (inUse === null) return query.isError ? <Failed error={query.error} retry={query.refetch} /> : <SignInPage />;
  if (!isStaff(inUse.me)) return <StudentsPage name={inUse.me.name} signOut={inUse.signOut} />;
  return (
    <SessionContext.Provider value={inUse}>
      <Fragment key={inUse.me.id}>{children}</Fragment>
      {query.data === null && <SignInDialog />}
    </SessionContext.Provider>
  );
}
