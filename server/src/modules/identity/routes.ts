import { botRoutes, identityRoutes as contract, type Meta } from '@yuanhang/contract';
import { botSchemas, identitySchemas as schemas } from '@yuanhang/contract/schemas';
import type { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Api, Principal, SessionCookie } from '../../platform/http';
import { deviceOf } from './device';
import type { Identity } from './identity';
import { answerSignIn } from './presenters/sign-in';

export interface IdentityRoutesDeps {
  readonly api: Api;
  readonly identity: Identity;
  readonly cookie: SessionCookie;
  readonly clock: Clock;
  readonly meta: Omit<Meta, 'now'>;
}

export function identityRoutes({ api, identity, cookie, clock, meta }: IdentityRoutesDeps): void {
  const meOf = async ({ userId, roles }: Principal, tx?: Tx) => {
    const me = await identity.me(userId, tx);
    if (!me) throw new AppError('not_signed_in');
    return { ...me, roles: [...roles] };
  };

  api.handle(contract.meta, schemas.meta, async () => ({ ...meta, now: clock.now().toISOString() }));
  api.handle(contract.currentSession, schemas.currentSession, async ({ principal }) => ({
    me: await meOf(principal),
    now: clock.now().toISOString(),
  }));
  api.handle(contract.signInLocally, schemas.signInLocally, async ({ body, ctx }) =>
    answerSignIn(
      { identity, cookie },
      ctx,
      await identity.signIn.locally(body.username, body.password, {
        client: body.client === 'h5' ? 'browser' : 'phone',
        device: deviceOf(ctx.get('user-agent')),
      }),
      body.client,
    ),
  );
  // `handle` and not `change`: the cookie must be cleared only after the transaction was committed.
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
  api.handle(contract.myAccess, schemas.myAccess, ({ principal }) => identity.access.read(principal));
  api.change(contract.endSession, schemas.endSession, async ({ principal, params }, tx) => {
    if (!(await identity.access.endSession(principal.userId, params.id, tx)))
      throw new AppError('not_found', { message: '这次登录已经结束' });
    return { ok: true } as const;
  });
  api.change(contract.unbindWechat, schemas.unbindWechat, async ({ principal }, tx) => {
    await identity.access.unbindWechat(principal.userId, tx);
    return { ok: true } as const;
  });
  api.handle(contract.myRecord, schemas.myRecord, ({ principal }) => identity.record.read(principal.userId));
  api.change(contract.updateContact, schemas.updateContact, async ({ principal, body }, tx) => {
    await identity.record.updateContact(principal.userId, body, tx);
    return { me: await meOf(principal, tx) };
  });

  api.handle(contract.chatBinding, schemas.chatBinding, ({ principal }) => identity.chat.bindingOf(principal.userId));
  api.change(contract.createBindingCode, schemas.createBindingCode, async ({ principal }, tx) => {
    const { code, expiresAt } = await identity.chat.createCode(principal.userId, tx);
    return { code, expiresAt: expiresAt.toISOString(), say: `绑定 ${code}` };
  });
  api.change(contract.removeChatBinding, schemas.removeChatBinding, async ({ principal }, tx) => {
    await identity.chat.unbind(principal.userId, tx);
    return { ok: true } as const;
  });

  api.change(botRoutes.login, botSchemas.login, ({ body }, tx) => identity.chat.login(body, tx));
  api.change(botRoutes.heartbeat, botSchemas.heartbeat, async ({ body }, tx) => {
    const active = await identity.chat.heartbeat(body, tx);
    return { now: clock.now().toISOString(), active };
  });
}
