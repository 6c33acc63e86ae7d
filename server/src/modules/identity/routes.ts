import { botRoutes, identityRoutes as contract, type Meta } from '@yuanhang/contract';
import { botSchemas, identitySchemas as schemas } from '@yuanhang/contract/schemas';
import type { Clock } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { Api, RequestContext, SessionCookie } from '../../platform/http';
import type { Identity } from './identity';
import type { OpenedSession } from './sign-in';

export interface IdentityRoutesDeps {
  readonly api: Api;
  readonly identity: Identity;
  readonly cookie: SessionCookie;
  readonly clock: Clock;
  readonly meta: Omit<Meta, 'now'>;
}

/** Answers a sign-in: H5 gets its cookie, the mini program its token. */
export function sessionAnswer(identity: Identity, cookie: SessionCookie) {
  return async (ctx: RequestContext<typeof schemas.signOut>['ctx'], opened: OpenedSession, client: 'h5' | 'weapp') => {
    if (client === 'h5') cookie.set(ctx, opened.token, opened.expires);
    const me = await identity.me(opened.userId);
    if (!me) throw new AppError('not_found');
    return { status: 'signed_in' as const, me, token: client === 'weapp' ? opened.token : null };
  };
}

export function identityRoutes({ api, identity, cookie, clock, meta }: IdentityRoutesDeps): void {
  const answer = sessionAnswer(identity, cookie);
  const meOf = async (userId: string) => {
    const me = await identity.me(userId);
    if (!me) throw new AppError('not_signed_in');
    return me;
  };

  api.handle(contract.meta, schemas.meta, async () => ({ ...meta, now: clock.now().toISOString() }));
  api.handle(contract.currentSession, schemas.currentSession, async ({ principal }) => ({
    me: await meOf(principal.userId),
    now: clock.now().toISOString(),
  }));
  api.handle(contract.signInLocally, schemas.signInLocally, async ({ body, ctx }) =>
    answer(ctx, await identity.signIn.locally(body.username, body.password), body.client),
  );
  api.handle(contract.signOut, schemas.signOut, async ({ principal, ctx }) => {
    await identity.signOut(principal.sessionId);
    cookie.clear(ctx);
    return { ok: true } as const;
  });
  api.handle(contract.signOutEverywhere, schemas.signOutEverywhere, async ({ principal, ctx }) => {
    await identity.signOutEverywhere({ id: principal.userId, role: principal.roles[0] ?? 'system' });
    cookie.clear(ctx);
    return { ok: true } as const;
  });
  api.handle(contract.myRecord, schemas.myRecord, ({ principal }) => identity.record.read(principal.userId));
  api.handle(contract.updateContact, schemas.updateContact, async ({ principal, body }) => {
    await identity.record.updateContact(principal.userId, body);
    return { me: await meOf(principal.userId) };
  });

  api.handle(contract.chatBinding, schemas.chatBinding, ({ principal }) => identity.chat.bindingOf(principal.userId));
  api.handle(contract.createBindingCode, schemas.createBindingCode, async ({ principal }) => {
    const { code, expiresAt } = await identity.chat.createCode(principal.userId);
    return { code, expiresAt: expiresAt.toISOString(), say: `绑定 ${code}` };
  });
  api.handle(contract.removeChatBinding, schemas.removeChatBinding, async ({ principal }) => {
    await identity.chat.unbind(principal.userId);
    return { ok: true } as const;
  });

  api.handle(botRoutes.login, botSchemas.login, ({ body }) => identity.chat.login(body));
  api.handle(botRoutes.heartbeat, botSchemas.heartbeat, async ({ body }) => {
    const active = await identity.chat.heartbeat(body);
    return { now: clock.now().toISOString(), active };
  });
}
