import Taro from '@tarojs/taro';
import { identityRoutes } from '@yuanhang/contract';
import { call } from '../api/call';
import { NetworkError } from '../api/network-error';
import { signInPage } from './ask-to-sign-in';
import { forgetToken } from './token';

/**
 * Ends the session on the server, then here. Without a network nothing is ended, because a browser's cookie
 * cannot be taken back from here: throws `NetworkError`.
 */
export async function signOut(everywhere = false): Promise<void> {
  try {
    await call(everywhere ? identityRoutes.signOutEverywhere : identityRoutes.signOut, {});
  } catch (error) {
    // Any answer of the server, even a refusal, means that this session is of no use any more.
    if (error instanceof NetworkError) throw error;
  }
  forgetToken();
  // `manual`: who signs out must not be signed in again silently.
  await Taro.reLaunch({ url: `/${signInPage}?manual=1` });
}
