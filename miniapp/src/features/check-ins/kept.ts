import Taro from '@tarojs/taro';
import { type CheckInState, checkInRoutes } from '@yuanhang/contract';
import { call, keptAnswer } from '../../shared/api';
import { type Waiting, waitingCheckIns } from './waiting';

const waitingKey = 'check-ins:waiting';

/** Those of this phone. */
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

/** The check-in page as the server saw it, and by our clock when: time goes on while the answer is kept. */
export interface SeenState extends CheckInState {
  readonly answeredAt: number;
}
export async function checkInState(applicationId: string): Promise<SeenState> {
  const state = await call(checkInRoutes.state, { params: { id: applicationId } });
  const seen = { ...state, answeredAt: Date.now() };
  keptAnswer.keep(keptStateName(applicationId), seen);
  // Whom to call is wanted where nothing else is known, too.
  keptAnswer.keep(emergencyName, { applicationId, contacts: state.emergency.contacts });
  return seen;
}
export const keptStateName = (applicationId: string): string => `check-in:${applicationId}`;
const emergencyName = 'emergency';

/** Whom to call, as it was last known; readable without a network. */
export interface KnownEmergency {
  readonly applicationId: string;
  readonly contacts: CheckInState['emergency']['contacts'];
}
export const knownEmergency = (): KnownEmergency | undefined => keptAnswer.read<KnownEmergency>(emergencyName);

/** While there is a network: so that a word can be left, and help be called, when there is none. */
export function prepareForNoNetwork(applicationId: string): void {
  checkInState(applicationId).catch(() => undefined);
}

/** Before another person uses this phone. */
export const forgetCheckIns = (): void => Taro.removeStorageSync(waitingKey);
