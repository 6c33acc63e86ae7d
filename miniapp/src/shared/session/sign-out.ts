import Taro from '@tarojs/taro';
import { identityRoutes } from '@yuanhang/contract';
import { call } from '../api/call';
import { NetworkError } from '../api/network-error';
import { signInPage } from './ask-to-sign-in';
import { endSession } from './session';

/**
 * Ends the session on the server, then on this device. Throws `NetworkError` without a network and ends nothing,
 * because only the server can remove the browser's HttpOnly cookie.
 */
export async function signOut(everywhere = false): Promise<void> {
  try {
    await call(everywhere ? identityRoutes.signOutEverywhere : identityRoutes.signOut, {});
  } catch (error) {
    // Any answer of the server, even a refusal, means that the session is no longer valid.
    if (error instanceof NetworkError) throw error;
  }
  endSession();
  // `manual` prevents a silent sign-in right after signing out.
  await Taro.reLaunch({ url: `/${signInPage}?manual=1` });
}
