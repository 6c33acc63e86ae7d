import { identityRoutes, type Me, type Route } from '@yuanhang/contract';
import { isStaffRole } from '@yuanhang/domain';
import { createContext, useContext } from 'react';
import { call } from '../api';
import { isSignedOut } from '../api/failures';

export const sessionKey = ['session'] as const;

export interface Session {
  readonly me: Me;
  /** How far the server's clock is ahead of this computer's, in milliseconds; in a demo it may be months. */
  readonly ahead: number;
}

/** The current session; null when no user is signed in. */
export async function readSession(): Promise<Session | null> {
  try {
    const { me, now } = await call(identityRoutes.currentSession, {});
    return { me, ahead: Date.parse(now) - Date.now() };
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}

interface SessionInUse extends Session {
  /** False once the session has ended and the user has not signed in again. */
  readonly isOpen: boolean;
  /** Whether the user may call the route. The server enforces access; the console hides what it would refuse. */
  may(route: Pick<Route, 'access'>): boolean;
  signOut(): void;
}

export const SessionContext = createContext<SessionInUse | null>(null);

/** The session in use. Call it only below `SessionGate`, where a user is signed in. */
export function useSession(): SessionInUse {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession stands outside the gate');
  return session;
}

export const isStaff = (me: Me): boolean => me.roles.some(isStaffRole);
