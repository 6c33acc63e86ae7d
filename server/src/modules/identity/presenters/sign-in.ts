import type { identitySchemas } from '@yuanhang/contract/schemas';
import { AppError } from '../../../platform/errors';
import type { RequestContext, SessionCookie } from '../../../platform/http';
import type { OpenedSession } from '../commands/sign-in';
import type { Identity } from '../identity';

/** Responds to a sign-in: H5 gets a cookie, the mini program a token in the body. */
export async function answerSignIn(
  { identity, cookie }: { readonly identity: Pick<Identity, 'me'>; readonly cookie: SessionCookie },
  ctx: RequestContext<typeof identitySchemas.signOut>['ctx'],
  opened: OpenedSession,
  client: 'h5' | 'weapp',
) {
  if (client === 'h5') cookie.set(ctx, opened.token, opened.userId, opened.expires);
  const me = await identity.me(opened.userId);
  if (!me) throw new AppError('not_found');
  return {
    status: 'signed_in' as const,
    me: { ...me, roles: [...opened.roles] },
    token: client === 'weapp' ? opened.token : null,
  };
}
