import Taro from '@tarojs/taro';
import { type CheckInState, checkInRoutes } from '@yuanhang/contract';
import { call, NetworkError } from '../../shared/api';
import { type Waiting, waitingCheckIns } from './waiting';

const waitingKey = 'check-ins:waiting';
const stateKey = 'check-ins:state';

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

/**
 * The check-in page; without a network as it was seen last, so that a word can be left and the emergency numbers
 * are at hand. Throws as `call` does when it was never seen.
 */
export async function checkInState(applicationId: string): Promise<CheckInState> {
  try {
    const state = await call(checkInRoutes.state, { params: { id: applicationId } });
    Taro.setStorageSync(stateKey, state);
    return state;
  } catch (error) {
    const kept = Taro.getStorageSync(stateKey) as CheckInState | '';
    if (!(error instanceof NetworkError) || !kept || kept.application.id !== applicationId) throw error;
    // The server's clock stood still with it: only the phone's goes on.
    return { ...kept, now: new Date().toISOString() };
  }
}

/** Before another person uses this phone. */
export function forgetCheckIns(): void {
  Taro.removeStorageSync(waitingKey);
  Taro.removeStorageSync(stateKey);
}
