import Taro from '@tarojs/taro';
import { buildUrl, identityRoutes, type Me } from '@yuanhang/contract';
import { call } from '../api/call';
import { absoluteUrl } from '../api/transport';
import { safeNext } from './next-page';
import { beginSession } from './session';

export interface SignedIn {
  readonly status: 'signed_in';
  readonly me: Me;
  /** Otherwise the pages that are open belong to somebody else, and must be left. */
  readonly arePagesTheirs: boolean;
}
/** The outcome of a sign-in: signed in, or to be completed on the university's page. */
export type SignInOutcome =
  | SignedIn
  | { readonly status: 'pending' }
  | { readonly status: 'unbound'; readonly handover: Handover };

/** The secret is sent to the server after the web-view closes; it is never part of an address. */
export interface Handover {
  readonly secret: string;
  /** The person types it on the university's page, so that nobody else's link binds a WeChat to their account. */
  readonly code: string;
  readonly url: string;
}

function accept({ me, token }: { readonly me: Me; readonly token: string | null }): SignedIn {
  return { status: 'signed_in', me, arePagesTheirs: beginSession(token, me.id) };
}

/** A demo account. Throws `ApiError` sign_in_failed, rate_limited. */
export async function signInLocally(username: string, password: string): Promise<SignInOutcome> {
  const client = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';
  return accept(await call(identityRoutes.signInLocally, { body: { username, password, client } }));
}

/**
 * Signs in silently when this WeChat account is bound; otherwise starts a hand-over through the university's sign-in.
 * @param confirm always use a hand-over, so that the user enters the password again
 */
export async function signInWithWechat(confirm = false): Promise<SignInOutcome> {
  const { code } = await Taro.login();
  const answer = await call(identityRoutes.signInWithWechat, { body: confirm ? { code, confirm } : { code } });
  if (answer.status === 'signed_in') return accept(answer);
  const { handoverSecret: secret, handoverCode, handoverUrl } = answer;
  return { status: 'unbound', handover: { secret, code: handoverCode, url: absoluteUrl(handoverUrl) } };
}

/** Called after the web-view: `pending` when the user left the university's page before signing in. */
export async function completeHandover(secret: string): Promise<SignInOutcome> {
  const answer = await call(identityRoutes.completeHandover, { body: { handoverSecret: secret } });
  return answer.status === 'pending' ? answer : accept(answer);
}

/**
 * The address of the university's sign-in for a browser; it returns to `next`.
 * @param confirm the user enters the password again, even with a valid session
 */
export const casAddress = (next: string | undefined, confirm = false): string =>
  buildUrl(identityRoutes.startCas.path, {}, { next: safeNext(next), ...(confirm && { confirm: 'true' }) });

/** The address that ends the sign-in at CAS of this browser; CAS returns to our first page where it allows it. */
export const casLogoutAddress = (casLogoutUrl: string): string =>
  `${casLogoutUrl}?service=${encodeURIComponent(`${window.location.origin}/`)}`;
