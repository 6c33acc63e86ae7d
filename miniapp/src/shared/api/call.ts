import { ApiError, type Call, createClient } from '@yuanhang/contract';
import { askToSignIn } from '../session/ask-to-sign-in';
import { isReplaced } from '../session/holder';
import { leaveForAnother } from '../session/leave';
import { expireSession } from '../session/session';
import { authorization } from '../session/token';
import { learnTime } from './server-time';
import { taroTransport } from './transport';

const client = createClient(taroTransport, authorization);

/**
 * Calls a route of the contract as the signed-in user. Throws `ApiError` (the server refused) or `NetworkError`
 * (no answer). When the session has expired, it opens the sign-in page on top of the current page.
 */
export const call: Call = async (route, request, options) => {
  // In another tab somebody else has signed in: what this page holds must not be sent in their name.
  if (isReplaced()) throw leaveForAnother();
  try {
    const answer = await client(route, request, options);
    learnTime(answer);
    return answer;
  } catch (error) {
    if (error instanceof ApiError && error.body.code === 'not_signed_in') {
      expireSession();
      askToSignIn();
    }
    throw error;
  }
};
