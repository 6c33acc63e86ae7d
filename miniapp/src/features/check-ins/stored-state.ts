import Taro from '@tarojs/taro';
import { type CheckInState, checkInRoutes } from '@yuanhang/contract';
import { call, storedAnswers } from '../../shared/api';
import { type Waiting, waitingCheckIns } from './waiting';

const waitingKey = 'check-ins:waiting';

/** The unsent check-ins on this phone. */
export const waiting = waitingCheckIns(
  {
    read(): readonly Waiting[] {
      const kept: unknown = Taro.getStorageSync(waitingKey);
      return Array.isArray(kept) ? (kept as Waiting[]) : [];
    },
    write: (all) => Taro.setStorageSync(waitingKey, all),
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
  // The emergency numbers are shown even where no application is known.
  storedAnswers.keep(emergencyName, { applicationId, contacts: state.emergency.contacts });
  return seen;
}
export const storedStateName = (applicationId: string): string => `check-in:${applicationId}`;
const emergencyName = 'emergency';

/** The emergency numbers as last received; readable without a network. */
export interface KnownEmergency {
  readonly applicationId: string;
  readonly contacts: CheckInState['emergency']['contacts'];
}
export const knownEmergency = (): KnownEmergency | undefined => storedAnswers.read<KnownEmergency>(emergencyName);

/** Stores the state while there is a network, so that checking in and asking for help work without one. */
export function prepareForNoNetwork(applicationId: string): void {
  checkInState(applicationId).catch(() => undefined);
}

/** Call it before another person signs in on this phone. */
export const forgetCheckIns = (): void => Taro.removeStorageSync(waitingKey);
