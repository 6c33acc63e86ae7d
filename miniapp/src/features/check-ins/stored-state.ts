import { type CheckInState, checkInRoutes } from '@yuanhang/contract';
import { call, storedAnswers } from '../../shared/api';
import { kept, keptForAll, unsentCheckIns } from '../../shared/session/kept';
import { type Waiting, waitingCheckIns } from './waiting';

/** The unsent check-ins of the person whose pages are open. */
export const waiting = waitingCheckIns(
  {
    read(): readonly Waiting[] {
      const stored = kept().read(unsentCheckIns);
      return Array.isArray(stored) ? (stored as Waiting[]) : [];
    },
    write: (all) => (all.length > 0 ? kept().keep(unsentCheckIns, all) : kept().drop(unsentCheckIns)),
  },
  ({ applicationId, body }) => call(checkInRoutes.create, { params: { id: applicationId }, body }),
);

/** The server's state of the check-in page, and when the phone received it, so that the clocks continue from there while it is stored. */
export interface SeenState extends CheckInState {
  readonly answeredAt: number;
}
export async function checkInState(applicationId: string): Promise<SeenState> {
  const state = await call(checkInRoutes.state, { params: { id: applicationId } });
  const seen = { ...state, answeredAt: Date.now() };
  storedAnswers.keep(storedStateName(applicationId), seen);
  // The emergency numbers are shown even where no application is known, and after the session has ended.
  keptForAll.keep(emergencyName, state.emergency.contacts);
  storedAnswers.keep(abroadName, applicationId);
  return seen;
}
export const storedStateName = (applicationId: string): string => `check-in:${applicationId}`;
const emergencyName = 'emergency';
const abroadName = 'abroad';

type Contacts = CheckInState['emergency']['contacts'];
/** The emergency numbers as last received; readable without a network. */
export const knownContacts = (): Contacts => (keptForAll.read(emergencyName) as Contacts | undefined) ?? [];
/** The application whose check-in page this person has opened last, to call for help without a network. */
export const knownApplication = (): string | undefined => storedAnswers.read<string>(abroadName);

/** Stores the state while there is a network, so that checking in and asking for help work without one. */
export function prepareForNoNetwork(applicationId: string): void {
  checkInState(applicationId).catch(() => undefined);
}
