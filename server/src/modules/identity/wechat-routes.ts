import { identityRoutes as contract, type ErrorCode } from '@yuanhang/contract';
import { identitySchemas as schemas } from '@yuanhang/contract/schemas';
import { AppError } from '../../platform/errors';
import type { Api, SessionCookie } from '../../platform/http';
import type { RefusedSignIn } from './commands/refused-sign-ins';
import { deviceOf } from './device';
import type { Identity } from './identity';
import { answerSignIn } from './presenters/sign-in';
import type { Wechat } from './upstream/wechat';

export interface WechatRoutesDeps {
  readonly api: Api;
  readonly identity: Identity;
  readonly wechat: Wechat;
  readonly cookie: SessionCookie;
  readonly publicUrl: string;
}

/** The errors of WeChat that refuse this person; the others are about WeChat itself. */
const refusals: Readonly<Partial<Record<ErrorCode, RefusedSignIn['reason']>>> = {
  sign_in_failed: 'wechat_code',
  forbidden: 'wechat_risk',
};

/** Sign-in with a WeChat account that was bound once through CAS; after that without a password. */
export function wechatRoutes({ api, identity, wechat, cookie, publicUrl }: WechatRoutesDeps): void {
  api.handle(contract.signInWithWechat, schemas.signInWithWechat, async ({ body, ctx }) => {
    const openid = await wechat.openidOf(body.code).catch(async (error: unknown) => {
      const reason = error instanceof AppError ? refusals[error.code] : undefined;
      if (reason) await identity.signIn.recordRefused({ reason, userId: null });
      throw error;
    });
    const userId = body.confirm === true ? null : await identity.handovers.boundTo(openid);
    const device = deviceOf(ctx.get('user-agent'));
    if (userId !== null)
      return answerSignIn(
        { identity, cookie },
        ctx,
        await identity.signIn.openFor(userId, 'wechat', { client: 'phone', device }),
        'weapp',
      );
    const { id, secret, code, expiresAt } = await identity.handovers.open(openid, device);
    return {
      status: 'unbound' as const,
      handoverSecret: secret,
      handoverCode: code,
      handoverUrl: `${publicUrl}/api/session/cas?handover=${id}`,
      expiresAt: expiresAt.toISOString(),
    };
  });

  api.handle(contract.completeHandover, schemas.completeHandover, async ({ body, ctx }) => {
    const confirmed = await identity.handovers.redeem(body.handoverSecret);
    if (confirmed === null) return { status: 'pending' as const };
    const device = deviceOf(ctx.get('user-agent'));
    const { userId, casTicketHash } = confirmed;
    const origin = { client: 'phone', device, casTicketHash } as const;
    const opened = await identity.signIn.openFor(userId, 'wechat-binding', origin);
    return answerSignIn({ identity, cookie }, ctx, opened, 'weapp');
  });
}
