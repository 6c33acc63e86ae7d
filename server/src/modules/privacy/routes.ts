import { privacyRoutes as contract } from '@yuanhang/contract';
import { privacySchemas as schemas } from '@yuanhang/contract/schemas';
import type { ParameterizedContext as Context } from 'koa';
import { AppError } from '../../platform/errors';
import { type Api, bearerOf, type Principal } from '../../platform/http';
import { contentDisposition } from '../../platform/storage';
import type { Consents, Privacy } from './privacy';

export function privacyRoutes(api: Api, privacy: Privacy, consents: Consents): void {
  const { erasureRequests } = privacy;
  const sendArchive = async (ctx: Context, principal: Principal, numbers: boolean) => {
    const body = await privacy.exportOf(principal, numbers);
    ctx.set('Content-Disposition', contentDisposition('attachment', '我的远航信息.zip'));
    ctx.type = 'application/zip';
    ctx.body = body;
  };
  api.handle(contract.consents, schemas.consents, ({ principal }) => consents.list(principal.userId));
  api.change(contract.decide, schemas.decide, ({ principal, params, body }, tx) =>
    consents.decide(principal, { ...params, ...body }, tx),
  );
  api.raw(contract.exportMine, schemas.exportMine, ({ principal, body, ctx }) =>
    sendArchive(ctx, principal, body.numbers === true),
  );
  api.raw(contract.exportMineByPhone, schemas.exportMineByPhone, ({ principal, query, ctx }) => {
    if (bearerOf(ctx) === null) throw new AppError('csrf_rejected');
    return sendArchive(ctx, principal, query.numbers === true);
  });
  api.change(contract.askErasure, schemas.askErasure, async ({ principal, body }, tx) => {
    await erasureRequests.ask(principal, body.reason, tx);
    return { ok: true as const };
  });
  api.handle(contract.myErasure, schemas.myErasure, ({ principal }) => erasureRequests.mine(principal.userId));
  api.handle(contract.erasureRequests, schemas.erasureRequests, ({ query }) => erasureRequests.list(query));
  api.change(contract.decideErasure, schemas.decideErasure, ({ principal, params, body }, tx) =>
    erasureRequests.decide(principal, { ...params, ...body }, tx),
  );
}
